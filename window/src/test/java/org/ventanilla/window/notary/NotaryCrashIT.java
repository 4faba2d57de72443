package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.window.platform.AttachedDatabase;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;

/// A window that dies at each boundary of a round, in a process of its own.
class NotaryCrashIT {
  @TempDir Path keys;

  @ParameterizedTest
  @EnumSource(FaultPoint.Step.class)
  void nextWindowGoesOnWhereverOneDied(FaultPoint.Step step) throws Exception {
    try (TestDatabase fixture = TestDatabase.fresh()) {
      // Given: dead in its very first round
      Map<Long, Long> atFirst = run(fixture, step, 1);
      assertThat(atFirst).isEmpty();

      // When: dead again, some rounds later
      Map<Long, Long> acknowledged = run(fixture, step, 4);

      // Then: nothing acknowledged is lost, and the log goes on
      assertThat(acknowledged).isNotEmpty();
      Database database = fixture.database();
      try (Notary notary = TestLog.start(database, keys)) {
        Ticket last = database.asWindow(() -> notary.append(Leaves.step(1)));
        var receipt = notary.await(last, TestLog.LONG).orElseThrow();
        assertThat(TestLog.verified(receipt, notary.verifierKey())).contains("\"step\"");
        assertThat(notary.standing()).isInstanceOf(Standing.Sequencing.class);
        List<String> leaves = TestLog.verified(notary);
        assertThat(leaves).hasSizeGreaterThan(acknowledged.size());
        acknowledged.forEach((ticket, index) -> {
          var found = notary.receipt(new Ticket(ticket)).orElseThrow();
          assertThat(found.index()).isEqualTo(index);
          assertThat(TestLog.verified(found, notary.verifierKey()))
              .isEqualTo(leaves.get(index.intValue()));
        });
        assertThat(countWaiting(database)).isZero();
      }
    }
  }

  private static long countWaiting(Database database) {
    return database.asWindow(
        () -> database.sql().sql("select count(*) from notary.pending").query(Long.class).single());
  }

  private Map<Long, Long> run(TestDatabase fixture, FaultPoint.Step step, int round)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingWindow.class.getName(),
                AttachedDatabase.url(fixture),
                AttachedDatabase.user(fixture),
                keys.toString(),
                step.name(),
                String.valueOf(round))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      Map<Long, Long> acknowledged = new TreeMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Log lines share the stream.
        if (line.matches("[0-9]+ [0-9]+")) {
          int space = line.indexOf(' ');
          acknowledged.put(
              Long.valueOf(line.substring(0, space)), Long.valueOf(line.substring(space + 1)));
        }
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(CrashingWindow.EXIT);
      return acknowledged;
    } finally {
      process.destroyForcibly();
    }
  }
}
