package org.ventanilla.screening.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;

class PairFileFuzzTest {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  @TempDir static Path directory;

  @FuzzTest(maxDuration = "20s")
  void anyBytesGiveALineForEachRowOrARefusal(FuzzedDataProvider data) throws IOException {
    String head = data.consumeBoolean() ? "name1,name2\n" : "{";
    byte[] rest = data.consumeRemainingAsBytes();
    Path path = directory.resolve("pairs");
    Files.writeString(path, head);
    Files.write(path, rest, StandardOpenOption.APPEND);
    List<PairRow> rows = new ArrayList<>();
    try (PairFile file = PairFile.open(path)) {
      file.forEachRemaining(rows::add);

      PairScorer.Scored scored = new PairScorer(file, PARSER).worker().apply(rows);

      assertThat(scored.text().lines().count()).isGreaterThanOrEqualTo(rows.size());
      assertThat(scored.problems().size()).isLessThanOrEqualTo(rows.size());
    } catch (ScreeningException e) {
      assertThat(e.getMessage()).contains("pairs");
    }
  }
}
