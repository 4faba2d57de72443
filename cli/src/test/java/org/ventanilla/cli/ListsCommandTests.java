package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.suppression.Suppressions;
import tools.jackson.databind.JsonNode;

class ListsCommandTests {
  private static final String REST = ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";

  @TempDir Path directory;

  private String before = "";
  private String after = "";

  @BeforeEach
  void lists() throws IOException {
    before =
        list(
            "sdn_2020-03-04.csv",
            person("1", "PRUEBA, Ximena", "DOB 1950; Linked To: EMPRESA FICTICIA; likes the sea.")
                + person("2", "EJEMPLO, Nadie", "DOB 1960."));
    after =
        list(
            "sdn_2020-04-04.csv",
            person("1", "PRUEBA, Ximena", "DOB 1951; Linked To: EMPRESA FICTICIA; likes the sea.")
                + person("3", "NUEVA, Persona", "DOB 1970."));
  }

  private static String person(String id, String name, String remarks) {
    return id
        + ",\""
        + name
        + "\",\"individual\",\"SDNTK\",-0- "
        + REST
        + "\""
        + remarks
        + "\"\r\n";
  }

  private String list(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.writeString(path, text);
    return "ofac:" + path;
  }

  @Test
  void inspectSaysWhatAListStatesAndWhatWasNotUnderstood() {
    Ran ran = Ran.of("lists", "inspect", before);

    JsonNode summary = Documents.parse(ran.out());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(summary.get("entries").asInt()).isEqualTo(2);
    assertThat(summary.get("sourceDate").asString()).isEqualTo("2020-03-04");
    assertThat(summary.get("digest").asString()).matches("sha256:[0-9a-f]{64}");
    assertThat(summary.get("kinds").get("person").asInt()).isEqualTo(2);
    assertThat(summary.get("links").get("unresolvedNames").asInt()).isEqualTo(1);
    assertThat(summary.get("remarks").get("examples").toString()).isEqualTo("[\"likes the sea\"]");
  }

  @Test
  void rowsThatWereLeftOutAreANegativeAnswer() throws IOException {
    Ran ran = Ran.of("lists", "inspect", list("sdn.csv", "x,\"PRUEBA\"\n"));

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(Documents.parse(ran.out()).get("skipped").get(0).get("reason").asString())
        .isEqualTo("BAD_ID");
  }

  @Test
  void oneEntryIsShownAsItWasRead() {
    Ran ran = Ran.of("lists", "inspect", before, "--entity", "1");

    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode entity = Documents.parse(ran.out());
    assertThat(entity.get("birthDates").toString()).isEqualTo("[\"1950\"]");
    assertThat(entity.get("relations").get(0).get("name").asString()).isEqualTo("EMPRESA FICTICIA");
    assertThat(Ran.of("lists", "inspect", before, "--entity", "9").exit()).isEqualTo(1);
  }

  @Test
  void diffSaysWhatBecameOfEveryEntry() {
    Ran ran = Ran.of("lists", "diff", before, after);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(
            "{\"change\":\"added\",\"id\":\"3\",\"kind\":\"person\",\"name\":\"NUEVA, Persona\"}",
            "{\"change\":\"removed\",\"id\":\"2\",\"kind\":\"person\",\"name\":\"EJEMPLO, Nadie\"}",
            "{\"change\":\"changed\",\"id\":\"1\",\"kind\":\"person\",\"name\":\"PRUEBA, Ximena\","
                + "\"fields\":[{\"field\":\"birthDates\",\"lost\":[\"1950\"],\"gained\":[\"1951\"]}]}");
    assertThat(ran.err()).contains("1 added, 1 removed, 1 changed");
  }

  @Test
  void aCompiledListIsTheList() {
    Path compiled = directory.resolve("list.vscl");

    Ran ran = Ran.of("lists", "compile", "--list", before, "--out", compiled.toString());

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("2 entries");
    assertThat(Ran.of("lists", "diff", before, "compiled:" + compiled).out()).isEmpty();
    assertThat(Documents.parse(Ran.of("lists", "inspect", "compiled:" + compiled).out()))
        .isEqualTo(Documents.parse(Ran.of("lists", "inspect", before).out()));
  }

  @Test
  void aHitIsClearedByALineWithTheStatesOfBoth() throws IOException {
    Path people = directory.resolve("people.csv");
    Files.writeString(people, "id,name,birth_date\np-1,Ximena Prueba,1949-01-01\n");
    String[] command = {
      "suppress",
      "--list",
      before,
      "--people",
      people.toString(),
      "--id",
      "p-1",
      "--entity",
      "1",
      "--reason",
      "born in another year",
      "--by",
      "officer 4",
      "--until",
      "2030-12-31"
    };

    Ran ran = Ran.of(command);

    assertThat(ran.exit()).as(ran.err()).isZero();
    Path cleared = directory.resolve("cleared.jsonl");
    Files.writeString(cleared, ran.out());
    Suppressions suppressions = Suppressions.read(cleared);
    assertThat(suppressions.size()).isEqualTo(1);
    assertThat(suppressions.wrongLines()).isZero();
    assertThat(ran.out()).contains("\"list\":\"ofac\"").contains("\"until\":\"2030-12-31\"");
    command[6] = "nobody";
    assertThat(Ran.of(command).exit()).isEqualTo(1);
    command[6] = "p-1";
    command[10] = " ";
    assertThat(Ran.of(command).exit()).isEqualTo(2);
    command[10] = "born in another year";
    Files.writeString(people, "id,name\np-1,Ximena Prueba\np-1,Otra Prueba\n");
    assertThat(Ran.of(command).err()).contains("two rows of the people have the id p-1");
  }

  @Test
  void aDayThatDoesNotExistOrIsOverIsSaid() throws IOException {
    Path people = directory.resolve("people.csv");
    Files.writeString(people, "id,name\np-1,Ximena Prueba\n");

    for (String until : new String[] {"2027-02-30", "31/12/2027", "+12027-01-01", "never"}) {
      Ran ran = suppress(people, until);
      assertThat(ran.exit()).as(ran.all()).isEqualTo(2);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .contains("--until", "'" + until + "' is no day that exists; write YYYY-MM-DD, such as")
          .doesNotContain("java", "Exception", "LocalDate");
    }
    Ran over = suppress(people, "2020-01-01");
    assertThat(over.exit()).as(over.all()).isZero();
    assertThat(over.err()).contains("--until 2020-01-01 is over: the hit alerts all the same");
    assertThat(suppress(people, "2999-12-31").err()).isEmpty();
  }

  private Ran suppress(Path people, String until) {
    String options = "suppress --id p-1 --entity 1 --reason invented --by officer";
    return Ran.of(
        Stream.concat(
                Stream.of(options.split(" ", -1)),
                Stream.of("--list", before, "--people", people.toString(), "--until", until))
            .toArray(String[]::new));
  }

  @Test
  void whatCannotBeReadIsWrongUsageWithACode() throws IOException {
    Path damaged = directory.resolve("damaged");
    Files.writeString(damaged, "VSCL");

    assertThat(Ran.of("lists", "inspect", "sdn:" + directory).err()).contains("LIST_UNKNOWN");
    assertThat(Ran.of("lists", "inspect", "un:" + directory.resolve("absent")).err())
        .contains("LIST_MISSING");
    Ran ran = Ran.of("lists", "inspect", "compiled:" + damaged);
    assertThat(ran.err()).contains("LIST_DAMAGED");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(
            Ran.of("lists", "compile", "--list", before, "--out", directory + "/no/where").exit())
        .isEqualTo(2);
  }
}
