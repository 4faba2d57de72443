package org.ventanilla.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A window in a process of its own, started as an operator starts one.
final class WindowProcess implements AutoCloseable {
  private final Process process;
  private final URI url;
  private final Path data;

  private WindowProcess(Process process, URI url, Path data) {
    this.process = process;
    this.url = url;
    this.data = data;
  }

  /// @param directory has the founding keys in `founding`; data, keys and log go beside them
  static WindowProcess start(Path directory) throws IOException {
    Path home = Path.of(System.getProperty("ventanilla.home", ".")).toAbsolutePath();
    Path config = directory.resolve("window.yaml");
    Files.writeString(
        config,
        """
        ventanilla:
          party: mx
          agreement.dir: "%s"
          keys-dir: "%s"
          accreditation.founding-keys-dir: "%s"
        """
            .formatted(
                home.resolve("agreements/mx-us"),
                directory.resolve("window-keys"),
                directory.resolve("founding")));
    Path data = directory.resolve("data");
    Process process =
        new ProcessBuilder(
                home.resolve("ventanilla").toString(),
                "serve",
                "--config",
                config.toString(),
                "--data",
                data.toString(),
                "--port",
                "0")
            .redirectError(directory.resolve("window.log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = out.readLine(); // such as what a profiler says
    }
    if (line == null) {
      process.destroy();
      throw new IOException(
          "the window did not start: " + Files.readString(directory.resolve("window.log")));
    }
    return new WindowProcess(process, URI.create(line.substring("ready ".length())), data);
  }

  URI url() {
    return url;
  }

  /// Processor time so far.
  Processors processors() {
    Duration database =
        process.descendants().map(WindowProcess::cpu).reduce(Duration.ZERO, Duration::plus);
    return new Processors(
        cpu(process.toHandle()), compilers(), database, cpu(ProcessHandle.current()));
  }

  /// What the window's JVM has spent on compiling: much at first, nothing in the long run. Zero
  /// where the system does not say.
  private Duration compilers() {
    long ticks = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc", process.pid() + "", "task"))) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        int end = stat.lastIndexOf(')');
        if (stat.substring(stat.indexOf('(') + 1, end).matches("C[12] Compiler.*")) {
          List<String> fields = List.of(stat.substring(end + 2).split(" "));
          ticks += Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        }
      }
    } catch (IOException e) {
      return Duration.ZERO;
    }
    return Duration.ofMillis(ticks * 10); // the kernel counts hundredths of a second
  }

  private static Duration cpu(ProcessHandle handle) {
    return handle.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Processor time of the window, of its PostgreSQL and of the clients.
  ///
  /// @param compilers part of the window's
  record Processors(Duration window, Duration compilers, Duration database, Duration clients) {
    Processors since(Processors before) {
      return new Processors(
          window.minus(before.window),
          compilers.minus(before.compilers),
          database.minus(before.database),
          clients.minus(before.clients));
    }

    /// In milliseconds, for each of so many exchanges.
    String each(int exchanges) {
      return "window %.1f (compiling %.1f), PostgreSQL %.1f, clients %.1f ms"
          .formatted(
              millis(window) / exchanges,
              millis(compilers) / exchanges,
              millis(database) / exchanges,
              millis(clients) / exchanges);
    }

    private static double millis(Duration duration) {
      return duration.toNanos() / 1e6;
    }
  }

  /// The socket of its PostgreSQL.
  Path socket() {
    return data.resolve("socket/.s.PGSQL.5432");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
