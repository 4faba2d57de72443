package org.ventanilla.screening.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.screening.ScreeningException;

class PeopleFileTests {
  private final List<RowProblem> problems = new ArrayList<>();

  private List<Person> read(String name, byte[] bytes) {
    problems.clear();
    List<Person> people = new ArrayList<>();
    try (PeopleFile file = PeopleFile.open(name, new ByteArrayInputStream(bytes), problems::add)) {
      for (Optional<Person> p = file.next(); p.isPresent(); p = file.next()) {
        people.add(p.get());
      }
      assertThat(file.people()).isEqualTo(people.size());
    }
    return people;
  }

  private List<Person> csv(String text) {
    return read("people.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyColumnIsReadInWhateverOrder() {
    List<Person> people =
        csv(
            """
            passport,rfc,curp,nationality,sex,birth_date,maternal,paternal,given,name,id,note
            P1,R1,C1,MX,F,1950-11-02,Ficticia,Prueba,Ximena,Ximena Prueba Ficticia,7,x
            """);

    Person person = people.getFirst();
    assertThat(people).hasSize(1);
    assertThat(person.id()).isEqualTo("7");
    assertThat(person.name()).isEqualTo("Ximena Prueba Ficticia");
    assertThat(List.of(person.given(), person.paternal(), person.maternal()))
        .containsExactly("Ximena", "Prueba", "Ficticia");
    assertThat(person.birthDate()).get().hasToString("1950-11-02");
    assertThat(person.sex()).isEqualTo(Sex.FEMALE);
    assertThat(List.of(person.nationality(), person.curp(), person.rfc(), person.passport()))
        .containsExactly("MX", "C1", "R1", "P1");
    assertThat(problems).extracting(p -> p.code().code()).containsExactly("unused-column");
  }

  @Test
  void jsonLinesSayTheSame() {
    byte[] lines =
        """
        {"id":"7","name":"Ximena Prueba","birth_date":"1950","sex":null,"extra":{"a":[1]}}
        {"id":8,"given":"Ximena","paternal":"Prueba","extra":1}
        """
            .getBytes(StandardCharsets.UTF_8);

    List<Person> people = read("people.jsonl", lines);

    assertThat(people)
        .extracting(Person::id, Person::name)
        .containsExactly(tuple("7", "Ximena Prueba"), tuple("8", "Ximena Prueba"));
    assertThat(problems).extracting(p -> p.code().code()).containsExactly("unused-column");
  }

  @Test
  void columnsThatAreNotUsedAreToldOnceWithThoseThatAre() {
    csv("\nid,name,BirthDate,,note\n1,Una Prueba,1950,,\n2,Otra Prueba,1951,,\n");

    assertThat(problems)
        .extracting(RowProblem::told)
        .containsExactly(
            "people.csv:2: columns not used: birthdate, one without a name, note; known are id, name,"
                + " given, paternal, maternal, birth_date, sex, nationality, curp, rfc, passport"
                + " [unused-column]");
    assertThat(problems.getFirst().skipped()).isFalse();
  }

  @Test
  void membersThatAreNotUsedAreToldWhereTheyFirstCome() {
    String lines =
        """
        {"id":"1","name":"Una Prueba","birthdate":"1950"}
        {"id":"2","name":"Otra Prueba","birthdate":"1951","note":{"birth_date":"1951"}}
        {"id":"3","name":"Tercera Prueba","birthdate":"1952","note":null}
        """;

    read("people.jsonl", lines.getBytes(StandardCharsets.UTF_8));

    assertThat(problems)
        .extracting(RowProblem::line, problem -> problem.message().split(";", 2)[0])
        .containsExactly(
            tuple(1L, "members not used: birthdate"), tuple(2L, "members not used: note"));
  }

  @Test
  void ofManyMembersThatAreNotUsedTheFirstAreTold() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3 * UnusedColumns.MOST; i++) {
      String member = "m" + i + "x".repeat(200);
      lines.append("{\"id\":%d,\"name\":\"Una\",\"%s\":1}\n".formatted(i, member));
    }

    read("people.jsonl", lines.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(problems).hasSize(UnusedColumns.MOST + 1);
    assertThat(problems).allSatisfy(problem -> assertThat(problem.told()).hasSizeLessThan(300));
    assertThat(problems.getLast().message()).startsWith("members not used: and others;");
  }

  @Test
  void aNationalityThatIsNoCountryIsLeftOut() {
    List<Person> people =
        csv("id,name,nationality\n1,Una Prueba,Mordor\n2,Otra Prueba,méjico\n3,Tercera Prueba,\n");

    assertThat(people).extracting(Person::nationality).containsExactly("", "méjico", "");
    assertThat(problems)
        .extracting(RowProblem::told, RowProblem::leftOut)
        .containsExactly(
            tuple(
                "people.csv:2 column nationality: no country that is known; write its name, or its"
                    + " code such as MX [unknown-country]",
                true));
  }

  @Test
  void aFileOfWhoseRowsNoneCanBeUsedIsAFault() {
    assertThatThrownBy(() -> csv("id,name\n,Sin Numero\n2,\n"))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.NO_USABLE_ROW))
        .hasMessage(
            "people.csv: no row can be used, 2 skipped; the first problem is people.csv:2 column id:"
                + " no id [no-id]");
    assertThat(problems).hasSize(2);
    assertThat(csv("id,name\n")).isEmpty();
    assertThat(csv("id,name\n\n\n")).isEmpty();
    assertThat(read("people.jsonl", new byte[0])).isEmpty();
    assertThat(csv("id,name\n,Sin Numero\n2,Una Prueba\n")).hasSize(1);
  }

  @Test
  void quotesLineBreaksSemicolonsAndAByteOrderMarkAreUnderstood() {
    List<Person> people =
        csv(
            "\ufeffID;Name\r\n1;\"Prueba; \"\"La\"\" \nXimena\"\r\n2;Ximena \"La\" Prueba\r\n\r\n3;\tUna ");

    assertThat(people)
        .extracting(Person::name)
        .containsExactly("Prueba; \"La\"  Ximena", "Ximena \"La\" Prueba", "Una");
    assertThat(problems).isEmpty();
  }

  @Test
  void everyRowThatCannotBeUsedIsToldWithItsLineAndReason() {
    byte[] text =
        ("id,name,birth_date,sex\n"
                + ",Sin Numero,,\n"
                + "2, ,,\n"
                + "3,Una,Otra,Mas,\n"
                + "4,\"Sin cerrar,,\n"
                + "5,\u00d1and\u00fa,,\n"
                + "6,Una Prueba,30/02/1950,quien\n"
                + "7,"
                + "x".repeat(Person.LONGEST_NAME + 1)
                + ",,\n"
                + "8,"
                + "x".repeat(Lines.LONGEST_LINE)
                + ",,\n"
                + "9,\"a\"b,,\n"
                + "10,Ultima,,")
            .getBytes(StandardCharsets.ISO_8859_1);

    List<Person> people = read("people.csv", text);

    assertThat(people).extracting(Person::id).containsExactly("6", "10");
    assertThat(people.getFirst().birthDate()).isEmpty();
    assertThat(problems)
        .extracting(RowProblem::line, p -> p.code().code(), RowProblem::skipped)
        .containsExactly(
            tuple(2L, "no-id", true),
            tuple(3L, "no-name", true),
            tuple(4L, "wrong-column-count", true),
            tuple(5L, "malformed-row", true),
            tuple(6L, "not-utf8", true),
            tuple(7L, "bad-date", false),
            tuple(7L, "bad-sex", false),
            tuple(8L, "text-too-long", true),
            tuple(9L, "line-too-long", true),
            tuple(10L, "malformed-row", true));
    assertThat(problems.get(5).told())
        .isEqualTo("people.csv:7 column birth_date: no date; write YYYY-MM-DD [bad-date]");
  }

  @Test
  void anIdThatCameBeforeIsToldAndItsPersonIsGiven() {
    List<Person> people = csv("id,name\n1,Una Prueba\n2,Otra Prueba\n1,Tercera Prueba\n1,\n");

    assertThat(people)
        .extracting(Person::id, Person::name)
        .containsExactly(
            tuple("1", "Una Prueba"), tuple("2", "Otra Prueba"), tuple("1", "Tercera Prueba"));
    assertThat(problems)
        .extracting(RowProblem::line, p -> p.code().code(), RowProblem::skipped)
        .containsExactly(tuple(4L, "repeated-id", false), tuple(5L, "no-name", true));
  }

  /// The slow twin of the table of ids is a set.
  @Test
  void idsAreRecognisedHoweverManyCameBefore() {
    long seed = 29;
    Random random = new Random(seed);
    SeenIds seen = new SeenIds();
    Set<String> twin = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      String id = Integer.toString(random.nextInt(40_000), 36);

      assertThat(seen.add(id)).as("seed %d, %s", seed, id).isEqualTo(twin.add(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'[1]', malformed-json",
    "'{\"id\":\"1\"', malformed-json",
    "'{\"id\":\"1\",\"id\":\"2\",\"name\":\"x\"}', malformed-json",
    "'{\"id\":\"1\",\"name\":{\"full\":\"x\"}}', malformed-json",
    "'{\"id\":\"1\",\"name\":\"x\"} {}', malformed-json",
    "'{\"id\":\"1\"}', no-name",
    "'{\"name\":\"x\"}', no-id"
  })
  void aLineThatIsNoFlatObjectIsTold(String line, String code) {
    String sound = "\n{\"id\":\"9\",\"name\":\"Una Prueba\"}";

    assertThat(read("p.ndjson", (line + sound).getBytes(StandardCharsets.UTF_8))).hasSize(1);
    assertThat(problems).extracting(p -> p.code().code()).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "1950-11-02, 1950-11-02",
    "19501102, 1950-11-02",
    "1950/11/2, 1950-11-02",
    "13/11/1950, 1950-11-13",
    "11/13/1950, 1950-11-13",
    "02/11/1950, 1950-02-11|1950-11-02",
    "2.2.1950, 1950-02-02",
    "~1950, ~1950",
    "1950..1952, 1950..1952",
    "1950, 1950"
  })
  void datesAreReadAsPeopleWriteThem(String text, String date) {
    assertThat(BirthDates.parse(text)).get().hasToString(date);
  }

  @ParameterizedTest
  @CsvSource({"1950-13-01", "1950-00-10", "31/31/1950", "0/1/1950", "nunca", "1950-1x-02"})
  void whatIsNoDateIsNone(String text) {
    assertThat(BirthDates.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "name", "'id,birth_date'", "'id,name,id'", "'\"id'"})
  void aHeaderThatDoesNotDoIsAFault(String header) {
    assertThatThrownBy(() -> csv(header + "\n1,2\n"))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.BAD_HEADER));
  }

  @Test
  void blankLinesAndWhatExcelWritesMayComeBeforeTheHeader() {
    assertThat(csv("\n \nid,name\n1,Una Prueba\n")).hasSize(1);
    assertThat(csv("\ufeffsep=;\r\nid;name\r\n1;Una Prueba\r\n,\r\n")).hasSize(1);
    assertThat(problems).extracting(RowProblem::line).containsExactly(4L);
  }

  @ParameterizedTest
  @CsvSource({
    "1f8b0800, 'compressed; unpack it first'",
    "504b0304, 'an Excel workbook or an archive; save it as CSV in UTF-8'",
    "fffe6900, 'UTF-16; save it as CSV in UTF-8'",
    "fe ff00 69, 'UTF-16; save it as CSV in UTF-8'",
    "c3286964, 'line 1 is no header in UTF-8; save it as CSV in UTF-8'",
    "'', 'is empty; the first line names the columns: id, name'"
  })
  void aFileOfAnotherKindIsToldHowToMendIt(String hex, String mend) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatThrownBy(() -> read("people.csv", bytes)).hasMessageContaining(mend);
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    assertThatThrownBy(() -> PeopleFile.open(Path.of("no-such-people.csv"), problems::add))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.FILE_UNREADABLE))
        .hasMessage("cannot read no-such-people.csv: no such file");
  }

  /// Whatever bytes are damaged: each row comes back as it was, or is told, or lies in the reach of
  /// a damaged quote or line end.
  @Test
  void noRowDisappearsWhateverBytesAreDamaged() {
    long seed = 20130415;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder("id,name\n");
      IntStream.range(1, 40)
          .forEach(i -> text.append(i).append(",Prueba Ximena ").append(i).append('\n'));
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 20; i++) {
        bytes[8 + random.nextInt(bytes.length - 8)] =
            (byte) "\",;x\u00e9 7{".charAt(random.nextInt(8));
      }
      long lines = 0;
      for (int i = 8; i < bytes.length; i++) {
        lines += bytes[i] == '\n' ? 1 : 0;
      }
      lines += bytes[bytes.length - 1] == '\n' ? 0 : 1;

      List<Person> people = read("people.csv", bytes);

      long spanned = people.size() + problems.stream().filter(RowProblem::skipped).count();
      long joined =
          new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '"').count();
      assertThat(spanned).as("seed %d round %d", seed, round).isLessThanOrEqualTo(lines);
      if (joined == 0) {
        assertThat(spanned).as("seed %d round %d", seed, round).isEqualTo(lines);
      }
    }
  }

  /// The slow twin of the splitter: writes fields, and they come back.
  @Test
  void whateverIsWrittenAsCsvComesBack() {
    long seed = 7;
    Random random = new Random(seed);
    String alphabet = "a,;\"\n\r \tñ日";
    for (int round = 0; round < 20_000; round++) {
      List<String> fields = new ArrayList<>();
      StringBuilder row = new StringBuilder();
      for (int f = 0; f < 4; f++) {
        StringBuilder field = new StringBuilder();
        for (int c = random.nextInt(6); c > 0; c--) {
          field.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        fields.add(field.toString());
        row.append(f == 0 ? "" : ",")
            .append('"')
            .append(field.toString().replace("\"", "\"\""))
            .append('"');
      }

      assertThat(CsvFields.split(row.toString(), ',').fields())
          .as("seed %d", seed)
          .isEqualTo(fields);
    }
  }
}
