package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.AllConnections;
import org.ventanilla.window.platform.TestDatabase;

class RegisteredKeysTests {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @Test
  void whoWaitsForAConnectionToSeeTheKeysKeepsNoTransactionWaiting(@TempDir Path founding)
      throws Exception {
    SampleRegister sample = new SampleRegister(DB);
    sample.found(founding);
    sample.memory.forget();

    List<Integer> seen =
        AllConnections.taken(
            DB,
            () -> sample.memory.now().of("us-dea").size(),
            () -> sample.memory.now().of("us-dea").size());

    assertThat(seen).hasSizeGreaterThan(1).containsOnly(2);
  }
}
