package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// What is misspelt, impossible or of no use: on the command line, in people and in facts.
class ScreenInputTests extends InventedListCase {
  @Test
  void factsOfWhichNoneCanBeUsedAreNoAnswer() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");
    String facts = file("facts.csv", "id,kind,value\n1,telefono,555 000 0000\n");
    String header = file("header.csv", "id,kind,value\n");

    Ran ran = screen(people, "hits.csv", "--facts", facts);

    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.err())
        .contains("facts.csv: no row can be used, 1 skipped; the first problem is facts.csv:2")
        .contains("NO_USABLE_ROW");
    assertThat(directory.resolve("hits.csv")).doesNotExist();
    assertThat(screen(people, "hits.csv", "--facts", header).exit()).isZero();
    assertThat(screen(file("nobody.csv", "id,name\n"), "hits.csv", "--facts", header).exit())
        .isZero();
  }

  @Test
  void whatIsMisspeltIsToldAndCounted() throws IOException {
    String people =
        file(
            "people.csv",
            "id,name,birthdate,nationality\n1,Ximena Pruebal Fictondo,1950-11-02,Mordor\n");
    String facts =
        file("facts.jsonl", "{\"id\":\"1\",\"kind\":\"phone\",\"value\":\"5\",\"cuontry\":\"MX\"}");

    Ran ran = screen(people, "hits.csv", "--facts", facts);

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err())
        .contains("people.csv:1: columns not used: birthdate; known are id, name,")
        .contains("facts.jsonl:1: members not used: cuontry; known are id, kind,")
        .contains("people.csv:2 column nationality: no country that is known")
        .contains("0 rows skipped, 1 fields left out (unknown-country 1, unused-column 2)");
  }

  @Test
  void explainRefusesANationalityThatIsNoCountry() {
    String[] arguments = {
      "screen", "explain", "--list", "ofac:" + directory, "--name", "Ximena Pruebal Fictondo"
    };

    Ran ran = Ran.of(with(arguments, "--nationality", "Mordor"));

    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.err()).contains("--nationality is a country's name or code, such as Mexico");
    assertThat(Ran.of(with(arguments, "--nationality", "méxico")).exit()).isZero();
  }

  @Test
  void whatAnOptionTakesIsSaidInWords() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");

    assertThat(wrong(people, "--limit", "x")).contains("'x' is no whole number");
    assertThat(wrong(people, "--limit", "99999999999")).contains("or one that is too large");
    assertThat(wrong(people, "--limit", "1001")).contains("the limit is 1 to 1000");
    assertThat(wrong(people, "--threshold", "abc"))
        .contains("'abc' is no number; write it with a point, such as 0.75");
    assertThat(wrong(people, "--threshold", "0,6")).contains("'0,6' is no number");
    assertThat(wrong(people, "--threshold", "NaN")).contains("above 0 and at most 1");
    assertThat(wrong(people, "--threads", "-1")).contains("--threads is 1 to 1024");
    assertThat(wrong(people, "--threads", "two")).contains("'two' is no whole number");
    assertThat(wrong(people, "--links", "4")).contains("links are 0 to 3");
  }

  @Test
  void aNameThatEndsInJsonIsNoJsonLines() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");

    Ran ran = screen(people, "hits.JSON");

    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.err()).contains("--out ends in .jsonl for JSON lines, or in .csv, not in .json");
    assertThat(directory.resolve("hits.JSON")).doesNotExist();
    assertThat(screen(people, "hits.txt").exit()).isZero();
    assertThat(Files.readString(directory.resolve("hits.txt"))).startsWith("id,rank,relation,");
  }

  @Test
  void aSlipOfThePenAndAPlaceholderHideNobody() throws IOException {
    String people =
        file(
            "people.csv",
            """
            id,name,given,paternal,maternal,birth_date,curp,rfc
            1,Ximena Pruebal Fictondo,,,,,PUFX800101MDFRCM00,
            2,Ximena Pruebal Fictondo,,,,,,XAXX010101000
            3,,Ximena,Pruebal,N/A,,,
            4,Ximena Pruebal Fictondo,-,-,-,,,
            5,Ximena Pruebal Fictondo,,,,2999-01-01,,
            6,Ximena Pruebal Fictondo,,,,0001-01-01,,
            7,...,,,,,,
            """);

    Ran ran = screen(people, "hits.csv", "--links", "0");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(Files.readAllLines(directory.resolve("hits.csv")).stream().skip(1))
        .extracting(row -> row.substring(0, 18))
        .containsExactly(
            "1,1,direct,ofac,7,",
            "2,1,direct,ofac,7,",
            "3,1,direct,ofac,7,",
            "4,1,direct,ofac,7,",
            "5,1,direct,ofac,7,",
            "6,1,direct,ofac,7,");
    assertThat(ran.err())
        .contains("people.csv:6 column birth_date: nobody to be screened is born then")
        .contains("people.csv:7 column birth_date: ")
        .contains("people.csv:8 column name: no name [no-name]");
  }

  private String wrong(String people, String option, String value) {
    Ran ran = screen(people, "hits.csv", option, value);
    assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
    assertThat(ran.err()).doesNotContain("java", "Exception", "double", " int");
    return ran.err();
  }

  @Test
  void explainReadsBirthDatesAsPeopleFilesAreRead() {
    String[] explain = {
      "screen", "explain", "--list", "ofac:" + directory, "--name", "Ximena Pruebal Fictondo"
    };

    Ran slashed = Ran.of(with(explain, "--birth-date", "2/11/1950"));
    Ran future = Ran.of(with(explain, "--birth-date", "2090-01-01"));

    assertThat(slashed.exit()).as(slashed.all()).isZero();
    assertThat(slashed.out()).contains("PRUEBAL FICTONDO, Ximena");
    assertThat(future.exit()).isEqualTo(2);
    assertThat(future.err()).contains("--birth-date: nobody to be screened is born then");
  }
}
