package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class HoldingFuzzTest {
  private static final Path MAPPING = Path.of("../agreements/mx-us/holdings/mapping.yaml");

  @TempDir static Path directory;

  @FuzzTest(maxDuration = "15s")
  void anyLineIsARecordOrSaysWhyNot(byte[] line) {
    RecordReading reading = new RecordReader(RecordRules.shapeOnly()).read(line);

    if (reading instanceof RecordReading.Unusable unusable) {
      assertThat(unusable.faults()).isNotEmpty();
    }
  }

  @FuzzTest(maxDuration = "15s")
  void anyMappingIsUsableOrSaysWhyNot(byte[] yaml) {
    MappingReading reading = MappingFile.read(yaml);

    if (reading instanceof MappingReading.Unusable unusable) {
      assertThat(unusable.problems()).isNotEmpty();
    }
  }

  @FuzzTest(maxDuration = "15s")
  void anyTableGivesRecordsAndProblems(FuzzedDataProvider data) throws IOException {
    boolean csv = data.consumeBoolean();
    Path file = Files.write(directory.resolve("file"), data.consumeRemainingAsBytes());
    HoldingFile.Type type = csv ? HoldingFile.Type.CSV : HoldingFile.Type.JSONL;

    Converted converted =
        new HoldingFile(type, file, Optional.of(MAPPING))
            .write(OutputStream.nullOutputStream(), _ -> {});

    assertThat(converted.records() + converted.refused()).isNotNegative();
  }
}
