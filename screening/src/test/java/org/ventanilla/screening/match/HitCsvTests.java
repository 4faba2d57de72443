package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.link.LinkPath;
import org.ventanilla.screening.link.StepKind;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.person.Person;

class HitCsvTests {
  private static final HitCsv CSV = new HitCsv(Language.EN);

  private static Hit hit(String id, String name, String evidence) {
    ListedEntity entity =
        ListedEntity.builder("36", Kind.PERSON).name(NameKind.PRIMARY, name).build();
    LinkPath.Step step =
        new LinkPath.Step(StepKind.PHONE, true, evidence, 0, "36", "PRUEBA", 0.875);
    return new Hit(
        Person.named(id, "x"),
        1,
        HitRelation.LINKED,
        "ofac",
        entity,
        entity.names().getFirst(),
        0.875,
        new LinkPath(0, 0.875, 1, List.of(step)),
        "",
        null);
  }

  private static List<String> fields(String row) {
    return CsvReader.builder().ofSingleCsvRecord(row).getFields();
  }

  @Test
  void everyColumnOfTheHeaderIsThere() {
    assertThat(fields(CSV.row(hit("p1", "PRUEBA, Ximena", "555"))))
        .containsExactly(
            "p1",
            "1",
            "linked",
            "ofac",
            "36",
            "PRUEBA, Ximena",
            "PRUEBA, Ximena",
            "primary",
            "0.87500",
            "p1 -[phone: 555]-> PRUEBA (36)",
            "linked with the entry, not the same: p1 -[phone: 555]-> PRUEBA (36);"
                + " 0.875 of the connection is left.")
        .hasSameSizeAs(fields(HitCsv.HEADER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void whatASpreadsheetTakesForAFormulaIsText(String text) {
    List<String> fields = fields(CSV.row(hit(text, text, "")));

    assertThat(fields.getFirst()).isEqualTo("'" + text);
    assertThat(fields.get(5)).isEqualTo("'" + text);
  }

  @Test
  void whateverIsWrittenComesBack() {
    long seed = 1;
    Random random = new Random(seed);
    String alphabet = "a,\"\n\r;ñ日 ";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("x");
      for (int c = random.nextInt(8); c > 0; c--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }

      List<String> fields = fields(CSV.row(hit("p", text.toString(), text.toString())));

      assertThat(fields.get(5)).as("seed %d", seed).isEqualTo(text.toString());
      assertThat(fields.get(9))
          .as("seed %d", seed)
          .isEqualTo("p -[phone: " + text + "]-> PRUEBA (36)");
    }
  }

  @Test
  void decimalsAreThoseOfTheFormatter() {
    long seed = 2;
    Random random = new Random(seed);
    for (int round = 0; round < 100_000; round++) {
      double value = random.nextDouble() * 20 - 10;
      assertThat(Decimals.fixed(value, 4))
          .as("seed %d", seed)
          .isEqualTo(String.format(Locale.ROOT, "%.4f", value).replace("-0.0000", "0.0000"));
    }
    assertThat(Decimals.fixed(0.00004, 4)).isEqualTo("0.0000");
    assertThat(Decimals.fixed(-0.5, 2)).isEqualTo("-0.50");
    assertThat(Decimals.fixed(Double.NaN, 2)).isEqualTo("NaN");
  }
}
