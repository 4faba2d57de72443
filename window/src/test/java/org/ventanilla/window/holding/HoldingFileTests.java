package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

class HoldingFileTests {
  private static final Path SAMPLES = Path.of("../agreements/mx-us/holdings");
  private static final String MAPPING =
      """
      format: 1
      id: {column: id}
      subject: person
      names:
        - {kind: legal, given: first, paternal: last}
      birth-dates:
        - {column: born, date-format: MM/yyyy}
      classification: {column: level}
      handling: H0
      source: A
      information: {column: quality}
      originator: mx-sspc
      third-party: {constant: "true"}
      fields:
        - {name: town, category: address, column: town}
      """;

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Converted convert(HoldingFile.Type type, String content) throws IOException {
    return convert(type, content.getBytes(StandardCharsets.UTF_8), MAPPING);
  }

  private Converted convert(HoldingFile.Type type, byte[] content, String mapping)
      throws IOException {
    Path file = Files.write(directory.resolve("file"), content);
    Path map = Files.writeString(directory.resolve("mapping.yaml"), mapping);
    return new HoldingFile(type, file, Optional.of(map)).write(out, _ -> {});
  }

  private List<JsonNode> written() {
    return out.toString(StandardCharsets.UTF_8).lines().map(Json.mapper()::readTree).toList();
  }

  @Test
  void theExampleListBecomesRecords() {
    Converted converted =
        new HoldingFile(
                HoldingFile.Type.CSV,
                SAMPLES.resolve("sspc-register.csv"),
                Optional.of(SAMPLES.resolve("mapping.yaml")))
            .write(out, _ -> {});

    assertThat(converted.problems()).isEmpty();
    assertThat(converted.whole()).isTrue();
    JsonNode ximena = written().getFirst();
    assertThat(ximena.at("/birthDates/0").stringValue()).isEqualTo("1984-05-17");
    assertThat(ximena.at("/names/1/full").stringValue()).isEqualTo("Ximena Ejemplo");
    assertThat(ximena.path("fields").valueStream().map(f -> f.path("category").stringValue()))
        .containsExactly("identity", "identity", "address", "informant", "criminal-record");
    assertThat(written().get(1).path("fields").size()).as("empty cells give no field").isEqualTo(3);
  }

  @Test
  void columnsBecomeNamesDatesAndConstants() throws IOException {
    Converted converted =
        convert(
            HoldingFile.Type.CSV,
            """
            \ufeffid,first,last,born,level,quality,town
            1,Ximena,"Prueba, Ficticia",05/1984,restricted,2,"Villa
            Ejemplo"
            """);

    assertThat(converted).isEqualTo(new Converted(1, 0, List.of()));
    JsonNode record = written().getFirst();
    assertThat(record.at("/names/0/paternal").stringValue()).isEqualTo("Prueba, Ficticia");
    assertThat(record.at("/birthDates/0").stringValue()).isEqualTo("1984-05");
    assertThat(record.at("/information").intValue()).isEqualTo(2);
    assertThat(record.at("/thirdParty").booleanValue()).isTrue();
    assertThat(record.at("/fields/0/value").stringValue()).isEqualTo("Villa\nEjemplo");
  }

  @Test
  void cellsThatLookLikeFormulasStayTheTextTheyAre() throws IOException {
    List<String> cells =
        List.of(
            "=HYPERLINK(\"\"x\"\")",
            "+15550100",
            "-1",
            "@SUM(A1)",
            "=cmd|'/c calc'!A0",
            "0012",
            "1e5");
    StringBuilder rows = new StringBuilder("id,first,last,born,level,quality,town\n");
    for (int i = 0; i < cells.size(); i++) {
      rows.append(i)
          .append(",Ximena,Prueba,05/1984,restricted,2,\"")
          .append(cells.get(i))
          .append("\"\n");
    }

    Converted converted = convert(HoldingFile.Type.CSV, rows.toString());

    assertThat(converted.whole()).isTrue();
    assertThat(written().stream().map(record -> record.at("/fields/0/value").stringValue()))
        .containsExactlyElementsOf(cells.stream().map(cell -> cell.replace("\"\"", "\"")).toList());
  }

  @Test
  void hugeCellsAndLinesAreRefusedByTheirLine() throws IOException {
    String row = "%s,Ximena,Prueba,05/1984,restricted,2,%s\n";
    String csv =
        "id,first,last,born,level,quality,town\n"
            + row.formatted("1", "Villa")
            + row.formatted("2", "x".repeat(300_000));

    Converted converted = convert(HoldingFile.Type.CSV, csv);

    assertThat(converted.records()).isEqualTo(1);
    assertThat(converted.whole()).isFalse();
    assertThat(converted.problems()).extracting(LineProblem::line).containsExactly(3L);

    out.reset();
    Converted endless =
        convert(HoldingFile.Type.CSV, csv + row.formatted("3", "y".repeat(3 << 20)));
    assertThat(endless.whole()).isFalse();
    assertThat(endless.problems()).extracting(LineProblem::line).containsExactly(3L, 4L);
  }

  @Test
  void aByteOrderMarkSaysNothingAndOtherEncodingsAreRefused() throws IOException {
    String csv =
        "id,first,last,born,level,quality,town\n1,Ximena,Prueba,05/1984,restricted,2,Villa\n";

    assertThat(convert(HoldingFile.Type.CSV, "\ufeff" + csv).whole()).isTrue();
    for (Charset other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
      Converted converted = convert(HoldingFile.Type.CSV, csv.getBytes(other), MAPPING);
      assertThat(converted.whole()).isFalse();
      assertThat(converted.records()).isZero();
    }
    byte[] latin = csv.replace("Villa", "Ciudad Le\u00f3n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(convert(HoldingFile.Type.CSV, latin, MAPPING).problems())
        .extracting(LineProblem::code)
        .containsExactly("not-utf8");
  }

  @Test
  void aRowThatGivesNoRecordIsToldByItsLine() throws IOException {
    Converted converted =
        convert(
            HoldingFile.Type.CSV,
            """
            id,first,last,born,level,quality,town
            1,Ximena,Prueba,1984,restricted,2,Villa
            2,Ximena,Prueba,05/1984,restricted,9,Villa
            3,Ximena
            4,Ximena,Prueba,05/1984,restricted,2,
            5,Ximena,Prueba,,restricted,2,Villa
            """);

    assertThat(converted.records()).isEqualTo(1);
    assertThat(converted.refused()).isEqualTo(4);
    assertThat(converted.problems())
        .containsExactly(
            new LineProblem(2, "born", "not-a-date"),
            new LineProblem(3, "/information", "value-unknown"),
            new LineProblem(4, "", "csv-column-count"),
            new LineProblem(5, "/fields", "too-few"));
  }

  @Test
  void aColumnTheMappingNamesMustBeThere() throws IOException {
    Converted converted =
        convert(HoldingFile.Type.CSV, "id,first,last,born,level,quality\n1,a,b\n");

    assertThat(converted.problems())
        .containsExactly(new LineProblem(1, "town", "csv-column-missing"));
  }

  @Test
  void bytesThatAreNoTextAreToldAndNotGuessed() throws IOException {
    byte[] latin =
        "id,first,last,born,level,quality,town\n1,Ñ,Prueba,05/1984,restricted,2,Villa\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    Converted converted = convert(HoldingFile.Type.CSV, latin, MAPPING);

    assertThat(converted.problems()).extracting(LineProblem::code).containsExactly("not-utf8");
  }

  @Test
  void membersOfJsonLinesAreMappedToo() throws IOException {
    Converted converted =
        convert(
            HoldingFile.Type.JSONL,
            """
            {"id":7,"first":"Ximena","last":"Prueba","level":"secret","quality":1,"town":{"name":"Villa"}}
            {"id":8,"first":"Ximena","last":["Prueba"],"level":"secret","quality":1,"town":"V"}
            {"id":9,
            """);

    assertThat(converted.records()).isEqualTo(2);
    assertThat(converted.problems()).extracting(LineProblem::line).containsExactly(3L);
    assertThat(written().getFirst().at("/fields/0/value/name").stringValue()).isEqualTo("Villa");
  }

  @Test
  void aWrongMappingIsToldByItsLine() throws IOException {
    Converted converted =
        convert(
            HoldingFile.Type.CSV,
            new byte[0],
            MAPPING
                .replace("handling: H0", "handlung: H0")
                .replace("MM/yyyy", "bogus")
                .replace("{kind: legal, given: first, paternal: last}", "{kind: legal}"));

    assertThat(converted.problems())
        .contains(new LineProblem(5, "/names/0", "mapping-name"))
        .contains(new LineProblem(7, "/birth-dates/0/date-format", "mapping-date-format"))
        .contains(new LineProblem(9, "", "member-unknown"))
        .anyMatch(p -> p.pointer().equals("/handling") && p.code().equals("member-missing"));
  }

  @Test
  void aCsvFileWithoutAMappingIsAMistake() {
    assertThatThrownBy(() -> new HoldingFile(HoldingFile.Type.CSV, directory, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    HoldingFile file =
        new HoldingFile(HoldingFile.Type.JSONL, directory.resolve("none"), Optional.empty());

    assertThatThrownBy(() -> file.write(out, _ -> {}))
        .isInstanceOfSatisfying(
            HoldingFault.class,
            e -> assertThat(e.code()).isEqualTo(HoldingFault.Code.FILE_UNREADABLE));
  }
}
