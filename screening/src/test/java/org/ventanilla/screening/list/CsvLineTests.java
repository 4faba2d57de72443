package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.list.CsvLine.Outcome;

class CsvLineTests {
  @Test
  void aRowSplitsAsAReaderOfWholeFilesSplitsIt() {
    long seed = 7;
    Random random = new Random(seed);
    int complete = 0;
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append("\",ab \"".charAt(random.nextInt(6)));
      }
      List<String> expected = twin(text.toString());
      assertThat(CsvLine.fields(text.toString())).as("seed %d: %s", seed, text).isEqualTo(expected);
      complete += expected == null ? 0 : 1;
    }
    assertThat(complete).isGreaterThan(10_000);
  }

  private static @Nullable List<String> twin(String text) {
    try {
      return CsvReader.builder().allowUnclosedQuote(false).ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      return null;
    }
  }

  @Test
  void anOpenQuoteIsToldFromAMalformedRow() {
    assertThat(CsvLine.split("a,\"b", ',', new ArrayList<>())).isEqualTo(Outcome.OPEN);
    assertThat(CsvLine.split("a,\"b\"c", ',', new ArrayList<>())).isEqualTo(Outcome.MALFORMED);
    assertThat(CsvLine.split(",".repeat(CsvLine.MOST_FIELDS), ',', new ArrayList<>()))
        .isEqualTo(Outcome.MALFORMED);
  }
}
