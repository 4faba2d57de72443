package org.ventanilla.window.platform;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process to be killed: starts a server, commits one row, says the server's process id and
/// waits. When it cannot start it says the fault's code.
final class ChildServer {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private ChildServer() {}

  static void main(String[] args) throws InterruptedException {
    try (var server = EmbeddedPostgres.start(Path.of(args[0]), Path.of(args[1]), 5)) {
      JdbcClient.create(server.superuser("postgres").unpooled())
          .sql("create table kept as select 7 as n")
          .update();
      OUT.println("pid " + server.pid());
      Thread.sleep(Duration.ofMinutes(2));
    } catch (PlatformFault fault) {
      OUT.println(fault.code().text());
    }
  }
}
