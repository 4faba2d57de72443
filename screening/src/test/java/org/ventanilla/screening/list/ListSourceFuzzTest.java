package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;

class ListSourceFuzzTest {
  @TempDir static Path directory;

  private static void anyBytes(ListType type, String file, byte[] bytes) throws IOException {
    Path path = directory.resolve(file);
    Files.write(path, bytes);
    try {
      LoadedList list = ListSource.of(type, path).load();
      assertThat(list.report().entities()).isEqualTo(list.entities().size());
    } catch (ScreeningException e) {
      assertThat(e.code()).isNotNull();
    }
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAsTheUnitedNationsList(FuzzedDataProvider data) throws IOException {
    anyBytes(ListType.UN, "un.xml", data.consumeRemainingAsBytes());
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAsTheAdvancedList(FuzzedDataProvider data) throws IOException {
    anyBytes(ListType.OFAC_XML, "ofac.xml", data.consumeRemainingAsBytes());
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAsFollowTheMoney(FuzzedDataProvider data) throws IOException {
    anyBytes(ListType.FTM, "ftm.json", data.consumeRemainingAsBytes());
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAsSenzing(FuzzedDataProvider data) throws IOException {
    String file = data.consumeBoolean() ? "records.csv" : "records.json";
    anyBytes(ListType.SENZING, file, data.consumeRemainingAsBytes());
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAsCsvWithAnyMapping(FuzzedDataProvider data) throws IOException {
    Path mapping = directory.resolve("list.csv.mapping.json");
    if (data.consumeBoolean()) {
      Files.write(mapping, data.consumeBytes(500));
    } else {
      Files.deleteIfExists(mapping);
    }
    anyBytes(ListType.CSV, "list.csv", data.consumeRemainingAsBytes());
  }
}
