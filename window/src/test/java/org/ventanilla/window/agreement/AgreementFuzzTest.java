package org.ventanilla.window.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever stands in the file, the answer is an agreement or problems, never an exception.
class AgreementFuzzTest {
  private static final Path EXAMPLE = Path.of("..", "agreements", "mx-us", AgreementFile.NAME);

  @TempDir private Path directory;

  @FuzzTest
  void anyBytesAreAnAgreementOrProblems(FuzzedDataProvider data) throws IOException {
    check(data.consumeRemainingAsBytes());
  }

  @Test
  void damagedExamplesAreAnAgreementOrProblems() throws IOException {
    long seed = 4_711L;
    Random random = new Random(seed);
    byte[] example = Files.readAllBytes(EXAMPLE);
    byte[] marks = ":-[]{}#\"'&*!|>\n\t 0%".getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 300; round++) {
      byte[] damaged = example.clone();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        damaged[random.nextInt(damaged.length)] = marks[random.nextInt(marks.length)];
      }
      check(damaged);
    }
  }

  private void check(byte[] bytes) throws IOException {
    Files.write(directory.resolve(AgreementFile.NAME), bytes);
    switch (AgreementFile.load(directory)) {
      case AgreementFile.Loaded loaded -> assertThat(loaded.agreement().parties()).hasSize(2);
      case AgreementFile.Wrong wrong ->
          assertThat(wrong.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(Problems.MOST);
    }
  }
}
