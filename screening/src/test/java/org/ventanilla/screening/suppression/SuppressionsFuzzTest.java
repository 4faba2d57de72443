package org.ventanilla.screening.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SuppressionsFuzzTest {
  @TempDir static Path directory;

  @FuzzTest(maxDuration = "10s")
  void anyBytesClearNothingOrAreTold(FuzzedDataProvider data) throws IOException {
    Path path = directory.resolve("cleared.jsonl");
    Files.write(path, data.consumeRemainingAsBytes());

    Suppressions cleared = Suppressions.read(path);

    assertThat(cleared.problems().size()).isLessThanOrEqualTo((int) cleared.wrongLines());
  }
}
