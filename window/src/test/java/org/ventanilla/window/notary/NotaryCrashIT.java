package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
      CrashedLog.requireWhole(fixture.database(), keys, acknowledged);
    }
  }

  private Map<Long, Long> run(TestDatabase fixture, FaultPoint.Step step, int round)
      throws IOException, InterruptedException {
    CrashingProcess window = CrashingProcess.start(fixture, keys, step, round);
    Map<Long, Long> acknowledged = window.acknowledged();
    assertThat(window.exit()).isEqualTo(CrashingWindow.EXIT);
    return acknowledged;
  }
}
