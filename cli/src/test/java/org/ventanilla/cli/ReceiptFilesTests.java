package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ReceiptFilesTests {
  @TempDir private Path directory;
  private SampleLog log;
  private Path kept;

  @BeforeEach
  void open() {
    log = new SampleLog(directory.resolve("log"), 5);
    kept = directory.resolve("kept");
  }

  private ArrayNode listed(int first, String... openings) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < openings.length; i++) {
      list.addObject()
          .put("event", openings[i].replaceAll("\\..*", ""))
          .put("opening", openings[i])
          .put("receipt", log.receipt(first + i));
    }
    return list;
  }

  private Stream<String> names() throws IOException {
    try (var files = Files.list(kept)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void eachReceiptOfAnEventIsKeptUnderTheNameOfItsOpening() throws IOException {
    ReceiptFiles.keep(
        kept,
        listed(
            0,
            "SUBMISSION_ACCEPTANCE",
            "RELEASE_DECISION",
            "RELEASE_DECISION.2",
            "RELEASE_DECISION.3"));

    assertThat(names())
        .containsExactlyInAnyOrder(
            "submission_acceptance.receipt",
            "release_decision.receipt",
            "release_decision.2.receipt",
            "release_decision.3.receipt");
    assertThat(kept.resolve("release_decision.receipt")).hasContent(log.receipt(1));
    assertThat(kept.resolve("release_decision.3.receipt")).hasContent(log.receipt(3));
  }

  @Test
  void receiptOfTheSameLeafIsRenewed() {
    ReceiptFiles.keep(kept, listed(0, "SUBMISSION_ACCEPTANCE"));
    log = new SampleLog(directory.resolve("longer"), 9);

    ReceiptFiles.keep(kept, listed(0, "SUBMISSION_ACCEPTANCE"));

    assertThat(kept.resolve("submission_acceptance.receipt")).hasContent(log.receipt(0));
  }

  @Test
  void receiptOfAnotherRequestIsNotWrittenOver() {
    ReceiptFiles.keep(kept, listed(0, "SUBMISSION_ACCEPTANCE"));

    assertThatThrownBy(() -> ReceiptFiles.keep(kept, listed(1, "SUBMISSION_ACCEPTANCE")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("another directory");

    assertThat(kept.resolve("submission_acceptance.receipt")).hasContent(log.receipt(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../RELEASE", "RELEASE.2.3", "", ".2", "RELEASE/X"})
  void nameThatIsNoFilesNameIsRefused(String opening) {
    assertThatThrownBy(() -> ReceiptFiles.keep(kept, listed(0, opening)))
        .isInstanceOf(CliException.class);

    assertThat(kept).doesNotExist();
  }
}
