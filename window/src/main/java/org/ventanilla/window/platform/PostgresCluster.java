package org.ventanilla.window.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The files of an embedded server: made once, configured anew at each start, so that what a newer
/// window thinks right takes effect.
record PostgresCluster(Path data, PostgresBinaries binaries, ServerAccount account) {
  private static final String MAJOR = "18";
  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
  private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(20);

  Path directory() {
    return data.resolve(EmbeddedPostgres.CLUSTER);
  }

  Path log() {
    return data.resolve("postgres.log");
  }

  /// Makes the cluster if there is none. It appears by a rename: killed half way, the next start
  /// begins again.
  void create(String superuser) throws IOException {
    if (Files.exists(directory())) {
      requireMajor();
      return;
    }
    Path fresh = data.resolve("postgres.new");
    FileSystemUtils.deleteRecursively(fresh);
    account.privateDirectory(fresh);
    initdb(fresh, superuser);
    Files.move(fresh, directory(), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(data, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private void requireMajor() throws IOException {
    String major = Files.readString(directory().resolve("PG_VERSION")).strip();
    if (!major.equals(MAJOR)) {
      throw new PlatformFault(
          Code.DATA_DIRECTORY_UNUSABLE,
          directory() + " is of PostgreSQL " + major + ", this window brings " + MAJOR);
    }
  }

  private void initdb(Path fresh, String superuser) throws IOException {
    var command = new ArrayList<>(account.prefix());
    command.addAll(
        List.of(
            binaries.initdb().toString(),
            "--pgdata=" + fresh,
            "--username=" + superuser,
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth-local=peer",
            "--auth-host=reject",
            "--data-checksums",
            "--no-instructions"));
    Process process = builder(command).start();
    boolean ended = false;
    try {
      ended = process.waitFor(INITDB_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      throw new PlatformFault(
          Code.POSTGRES_START, "PostgreSQL could not make its files: " + lastWords());
    }
  }

  /// A process that inherits nothing from the window's environment and writes to the log file.
  ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("TZ", "UTC");
    builder.environment().put("LC_ALL", "C");
    return builder.directory(data.toFile()).redirectOutput(log().toFile());
  }

  /// @param connections most at a time
  void configure(Path sockets, int port, int connections) throws IOException {
    write("postgresql.conf", PostgresConfiguration.of(sockets, port, connections));
    write("pg_hba.conf", "local all all peer map=window\n");
    write("pg_ident.conf", "window \"" + account.peerName() + "\" all\n");
  }

  private void write(String name, String text) throws IOException {
    // Into the existing file, so that it stays the server's own.
    Files.writeString(directory().resolve(name), text);
  }

  /// Ends a server that an earlier window left behind, which its death should have ended: killed
  /// together with the window's thread, or still shutting down. A file left by a server that is
  /// gone is PostgreSQL's own matter.
  void endOrphan() throws IOException {
    Optional<ProcessHandle> found = orphan();
    if (found.isEmpty()) {
      return;
    }
    long pid = found.get().pid();
    for (String signal : List.of("INT", "QUIT", "KILL")) {
      PostgresProcess.signal(pid, signal);
      if (endsWithin(found.get(), ORPHAN_LIMIT)) {
        return;
      }
    }
    throw new PlatformFault(
        Code.DATA_DIRECTORY_IN_USE, "the PostgreSQL server " + pid + " cannot be stopped");
  }

  private static boolean endsWithin(ProcessHandle process, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        Thread.sleep(Duration.ofMillis(10));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return !process.isAlive();
  }

  private Optional<ProcessHandle> orphan() throws IOException {
    try {
      String first = Files.readAllLines(directory().resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(first)).filter(this::isOurs);
    } catch (NoSuchFileException | NumberFormatException | NoSuchElementException _) {
      return Optional.empty();
    }
  }

  /// A server works in its cluster's directory; another process with the same number does not.
  private boolean isOurs(ProcessHandle process) {
    try {
      return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath().equals(directory());
    } catch (IOException _) {
      return false;
    }
  }

  /// The end of the server's log, for a fault's message.
  String lastWords() {
    try {
      String text = Files.readString(log());
      return text.substring(Math.max(0, text.length() - 600)).strip().replace('\n', ' ');
    } catch (IOException _) {
      return "no log";
    }
  }
}
