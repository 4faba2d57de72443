package org.ventanilla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A window as its operator runs it: `ventanilla serve` in a process of its own, on an embedded
/// database in a directory of its own, with the keys of the demonstration's cast. May be killed and
/// started again as often as a test likes; nothing of it is left when it is closed.
final class ServedWindow implements AutoCloseable {
  /// The worked example, as seen from this module.
  static final Path AGREEMENT = Path.of("..", "agreements", "mx-us").toAbsolutePath().normalize();

  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final Duration END_LIMIT = Duration.ofSeconds(60);

  /// A window that is started often and lives shortly; little heap, so that whoever takes too much
  /// is found out.
  private static final List<String> JVM =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx320m");

  private final Path directory;
  private final DemoCast cast;
  private boolean preparing;
  private @Nullable Process process;
  private @Nullable URI url;

  /// Prepares a directory; nothing is started yet.
  ///
  /// @param settings go before those every test window has
  ServedWindow(Map<String, String> settings) {
    try {
      // Others may pass through, since the database's account must reach its own folder below.
      this.directory =
          Files.createTempDirectory(
              "ventanilla-served-",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
      this.cast = new DemoCast(directory.resolve("keys"));
      Path founding = directory.resolve("founding");
      cast.found(founding);
      Map<String, String> all = new LinkedHashMap<>();
      all.put("ventanilla.party", "mx");
      all.put("ventanilla.agreement.dir", AGREEMENT.toString());
      all.put("ventanilla.keys-dir", keys().toString());
      all.put("ventanilla.accreditation.founding-keys-dir", founding.toString());
      all.putAll(settings);
      Files.writeString(
          config(),
          all.entrySet().stream()
              .map(one -> one.getKey() + ": \"" + one.getValue() + "\"\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// This window is to end in peace, and to leave what makes those after it start sooner.
  ServedWindow preparing() {
    preparing = true;
    return this;
  }

  DemoCast cast() {
    return cast;
  }

  /// Where the embedded database lies.
  Path data() {
    return directory.resolve("data");
  }

  /// The window's settings file.
  Path config() {
    return directory.resolve("window.yaml");
  }

  /// Where the window keeps its own secret keys.
  Path keys() {
    return directory.resolve("window-keys");
  }

  /// The window's database as its superuser sees it, past row security; while the window runs.
  Connection sql() throws SQLException {
    String socket = data().resolve("socket").resolve(".s.PGSQL.5432").toString();
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost/ventanilla_window?sslmode=disable&gssEncMode=disable"
            + "&socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
            + "&socketFactoryArg="
            + socket,
        "window_root",
        "");
  }

  /// Starts the window and returns once it answers.
  URI start() {
    launch();
    return awaitReady();
  }

  /// Starts the window's process and does not wait for it.
  void launch() {
    if (process != null) {
      throw new IllegalStateException("it runs already");
    }
    process = spawn();
  }

  /// Another `serve` on the same directory, beside the one that runs.
  Process spawn() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(QuickStart.options(preparing));
    command.addAll(
        List.of(
            Main.class.getName(),
            "serve",
            "--config",
            config().toString(),
            "--data",
            data().toString(),
            "--port",
            "0"));
    try {
      Process started =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
      // Also when the tests are broken off; the database follows.
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the launched window answers.
  URI awaitReady() {
    Process launched = running();
    var line =
        CompletableFuture.supplyAsync(() -> {
          try {
            return Optional.ofNullable(launched.inputReader().readLine());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    String said = within(START_LIMIT, line).orElse("");
    if (!said.startsWith("ready ")) {
      throw new AssertionError("the window did not start: " + lastWords());
    }
    URI here = URI.create(said.substring("ready ".length()));
    url = here;
    return here;
  }

  /// Where it answers.
  URI url() {
    return Objects.requireNonNull(url, "not started");
  }

  /// The window's process.
  ProcessHandle handle() {
    return running().toHandle();
  }

  /// Ends the window's process as `kill -9` does. Its database is told by the kernel.
  void kill() {
    Process killed = running();
    killed.destroyForcibly();
    within(END_LIMIT, killed.onExit());
    process = null;
  }

  /// Ends the database's process as `kill -9` does, if there is one.
  void killDatabase() {
    database()
        .ifPresent(server -> {
          server.destroyForcibly();
          within(END_LIMIT, server.onExit());
        });
  }

  /// Ends the window as an operator does.
  void stop() {
    Process stopped = running();
    stopped.destroy();
    within(preparing ? START_LIMIT : END_LIMIT, stopped.onExit());
    QuickStart.keep();
    process = null;
  }

  /// The embedded server that runs now. Its number is believed only of a process that works in this
  /// window's directory.
  Optional<ProcessHandle> database() {
    Path cluster = data().resolve("postgres");
    try {
      long pid = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
      boolean ours =
          Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(cluster.toRealPath());
      return ours ? ProcessHandle.of(pid) : Optional.empty();
    } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The end of what the windows of this directory said on standard error.
  String lastWords() {
    try {
      String text = Files.readString(log());
      return text.substring(Math.max(0, text.length() - 4_000));
    } catch (IOException e) {
      return "nothing was logged";
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
    killDatabase();
    cast.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return directory.resolve("window.log");
  }

  private Process running() {
    return Objects.requireNonNull(process, "it does not run");
  }

  private <T> T within(Duration limit, CompletableFuture<T> awaited) {
    try {
      return awaited.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the window did not do it in " + limit + ": " + lastWords(), e);
    }
  }
}
