package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class OfacDirectoryFuzzTest {
  @TempDir static Path directory;

  @FuzzTest(maxDuration = "20s")
  void anyBytesGiveEntitiesAndAReport(FuzzedDataProvider data) throws IOException {
    Files.write(directory.resolve("sdn.csv"), data.consumeBytes(4000));
    Files.write(directory.resolve("alt.csv"), data.consumeBytes(1000));
    Files.write(directory.resolve("add.csv"), data.consumeBytes(1000));
    Files.write(directory.resolve("sdn_comments.csv"), data.consumeRemainingAsBytes());
    List<ListedEntity> entities = new ArrayList<>();

    ReadReport report = new OfacDirectory(directory).read(entities::add);

    assertThat(report.entities()).isEqualTo(entities.size());
  }

  @FuzzTest(maxDuration = "20s")
  void anyRemarksAreUnderstoodOrKept(FuzzedDataProvider data) {
    EntityDraft draft = new EntityDraft("1", ListedEntity.Kind.PERSON);

    Remarks.read(data.consumeRemainingAsString(), draft);

    assertThat(draft.remarks).isNotNull();
  }
}
