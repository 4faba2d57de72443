package org.ventanilla.window.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The embedded server with real processes that are really killed.
@Timeout(120)
class EmbeddedPostgresIT {
  private static final Path CACHE = PlatformSettingsTests.defaults().cacheDir();
  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(20);

  /// What a window left that was stopped in order. Making a cluster takes seconds, copying a
  /// moment.
  private static Path stopped;

  private final List<ProcessHandle> spawned = new ArrayList<>();
  private Path directory = Path.of("");
  private Path data = Path.of("");

  @BeforeAll
  static void makeCluster() throws IOException {
    stopped = passable();
    EmbeddedPostgres.start(stopped.resolve("data"), CACHE, 10).close();
  }

  @AfterAll
  static void removeCluster() throws IOException {
    FileSystemUtils.deleteRecursively(stopped);
  }

  @BeforeEach
  void makeDirectory() throws IOException {
    directory = passable();
    data = directory.resolve("data");
  }

  /// Others may pass through, as in a folder somebody chose for a service.
  private static Path passable() throws IOException {
    Path made = Files.createTempDirectory("ventanilla-it");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
    return made;
  }

  /// The data directory is one that was used before; the cluster's files belong to its own account.
  private void givenUsedDirectory() throws Exception {
    Process copy =
        new ProcessBuilder("cp", "-a", stopped.resolve("data").toString(), data.toString()).start();
    assertThat(copy.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(copy.exitValue()).isZero();
  }

  @AfterEach
  void cleanUp() throws IOException {
    spawned.forEach(ProcessHandle::destroyForcibly);
    FileSystemUtils.deleteRecursively(directory);
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(data, CACHE, 10);
  }

  private static JdbcClient sql(EmbeddedPostgres server) {
    return JdbcClient.create(server.superuser("postgres").unpooled());
  }

  @Test
  void whatWasCommittedIsThereAfterAStop() {
    // Given
    try (var server = start()) {
      sql(server).sql("create table kept as select 7 as n").update();
    }

    // When
    try (var server = start()) {
      // Then
      assertThat(sql(server).sql("select n from kept").query(Integer.class).single()).isEqualTo(7);
    }
  }

  @Test
  void durabilityIsOnAndTheNetworkIsOff() throws Exception {
    givenUsedDirectory();
    try (var server = start()) {
      assertThat(setting(server, "fsync")).isEqualTo("on");
      assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(server, "full_page_writes")).isEqualTo("on");
      assertThat(setting(server, "data_checksums")).isEqualTo("on");
      assertThat(setting(server, "listen_addresses")).isEmpty();
      assertThat(setting(server, "log_min_error_statement")).isEqualTo("panic");
    }
  }

  private static String setting(EmbeddedPostgres server, String name) {
    return sql(server)
        .sql("select current_setting(?)")
        .param(name)
        .query((row, _) -> row.getString(1))
        .single();
  }

  @Test
  void secondWindowOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
    givenUsedDirectory();
    try (var server = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOfSatisfying(
              PlatformFault.class, e -> assertThat(e.code()).isEqualTo(Code.DATA_DIRECTORY_IN_USE))
          .hasMessageContaining("another window uses");
      assertThat(setting(server, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void secondProcessOnTheSameDirectoryIsRefused() throws Exception {
    givenUsedDirectory();
    try (var server = start()) {
      Process child = child();
      assertThat(child.inputReader().readLine()).isEqualTo("data-directory-in-use");
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(ProcessHandle.of(server.pid()))
          .hasValueSatisfying(p -> assertThat(p.isAlive()).isTrue());
    }
  }

  @Test
  void serverDiesWithItsKilledWindowAndTheNextOneFindsEverything() throws Exception {
    // Given a window in another process with one committed row
    givenUsedDirectory();
    Process child = child();
    ProcessHandle server = serverOf(child.inputReader());

    // When
    child.destroyForcibly().waitFor();

    // Then
    assertThat(endsWithin(server, RECOVERY_LIMIT)).isTrue();
    try (var next = start()) {
      assertThat(sql(next).sql("select n from kept").query(Integer.class).single()).isEqualTo(7);
    }
  }

  @Test
  void windowAndServerKilledTogetherRecover() throws Exception {
    // Given
    givenUsedDirectory();
    Process child = child();
    ProcessHandle server = serverOf(child.inputReader());

    // When
    server.destroyForcibly();
    child.destroyForcibly().waitFor();

    // Then the stale process file is no hindrance
    long begun = System.nanoTime();
    try (var next = start()) {
      assertThat(sql(next).sql("select n from kept").query(Integer.class).single()).isEqualTo(7);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(RECOVERY_LIMIT);
    }
  }

  @Test
  void nextWindowDoesNotWaitForTheDeadOnesServer() throws Exception {
    // Given
    givenUsedDirectory();
    Process child = child();
    serverOf(child.inputReader());

    // When the next starts at once, while the old server may still be shutting down
    child.destroyForcibly().waitFor();

    // Then
    try (var next = start()) {
      assertThat(sql(next).sql("select n from kept").query(Integer.class).single()).isEqualTo(7);
    }
  }

  @Test
  void killedServerIsStartedAgain() throws Exception {
    givenUsedDirectory();
    try (var server = start()) {
      sql(server).sql("create table kept as select 7 as n").update();
      long first = server.pid();

      ProcessHandle.of(first).orElseThrow().destroyForcibly();

      assertThat(answersWithin(server, RECOVERY_LIMIT)).isEqualTo(7);
      assertThat(server.pid()).isNotEqualTo(first);
    }
  }

  private static int answersWithin(EmbeddedPostgres server, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return sql(server).sql("select n from kept").query(Integer.class).single();
      } catch (DataAccessException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(20));
      }
    }
  }

  @Test
  void initialisationThatWasCutShortBeginsAgain() throws IOException {
    // Given what a window killed while making its cluster leaves behind
    Files.createDirectories(data.resolve("postgres.new/base"));
    Files.writeString(data.resolve("postgres.new/PG_VERSION"), "18\n");

    // When
    try (var server = start()) {
      // Then
      assertThat(setting(server, "fsync")).isEqualTo("on");
      assertThat(data.resolve("postgres.new")).doesNotExist();
    }
  }

  @Test
  void clusterOfAnotherMajorVersionIsRefusedAndLeftAlone() throws Exception {
    givenUsedDirectory();
    Path version = data.resolve("postgres/PG_VERSION");
    Files.writeString(version, "17\n");

    assertThatThrownBy(this::start)
        .isInstanceOfSatisfying(
            PlatformFault.class, e -> assertThat(e.code()).isEqualTo(Code.DATA_DIRECTORY_UNUSABLE));
    assertThat(version).hasContent("17");
  }

  @Test
  void longPathStillGetsASocket() throws IOException {
    data = Files.createDirectories(directory.resolve("x".repeat(80))).resolve("y".repeat(60));

    try (var server = start()) {
      assertThat(setting(server, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void directoryThatOthersCannotEnterWorksToo() throws IOException {
    // Given a folder like a root's home, which the server's own account cannot pass
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

    // When
    try (var server = start()) {
      // Then
      assertThat(setting(server, "fsync")).isEqualTo("on");
    }
    try (var again = start()) {
      assertThat(setting(again, "fsync")).isEqualTo("on");
    }
  }

  @Test
  void nobodyElseCanReadTheClusterOrReachTheSocket() throws IOException {
    try (var server = start()) {
      assertThat(server.pid()).isPositive();
      for (String name : List.of("postgres", "socket")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
            .isEqualTo("rwx------");
      }
    }
  }

  private Process child() throws IOException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ChildServer.class.getName(),
                data.toString(),
                CACHE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    spawned.add(child.toHandle());
    return child;
  }

  private ProcessHandle serverOf(BufferedReader output) throws IOException {
    String line = output.readLine();
    assertThat(line).startsWith("pid ");
    ProcessHandle server = ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow();
    spawned.add(server);
    return server;
  }

  private static boolean endsWithin(ProcessHandle process, Duration limit) throws Exception {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }
}
