package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.window.notary.Strace.Boundary;
import org.ventanilla.window.platform.TestDatabase;

/// A window killed at each write, fsync and rename of its own, most of which are its signer's; it
/// removes no file unless something failed. In a process of its own.
class SignerFaultsIT {
  @TempDir private Path keys;
  @TempDir private Path scratch;

  /// A few in the ordinary build; with `-Pfaults` so many of each.
  static List<Boundary> boundaries() {
    int most = Integer.getInteger("faults.most", 0);
    return most == 0
        ? List.of(new Boundary("fsync", 6), new Boundary("rename", 3))
        : Boundary.of(most, "fsync", "rename", "write");
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void theNextWindowGoesOnWhereverOneDied(Boundary boundary) throws Exception {
    try (TestDatabase fixture = TestDatabase.fresh()) {
      // When
      Path log = scratch.resolve("strace");
      var window = CrashingProcess.start(fixture, keys, Strace.command(boundary, log));
      Map<Long, Long> acknowledged = window.acknowledged();

      // Then
      assertThat(Strace.killed(log)).as("killed at %s", boundary).isTrue();
      CrashedLog.requireWhole(fixture.database(), keys, acknowledged);
    }
  }
}
