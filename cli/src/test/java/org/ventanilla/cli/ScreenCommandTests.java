package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ScreenCommandTests extends InventedListCase {
  @Test
  void hitsComeInTheOrderOfThePeopleDirectBeforeLinked() throws IOException {
    String people =
        file(
            "people.csv",
            "id,name,birth_date\n2,Otra Cosa,\n,Sin Numero,\n1,Ximena Pruebal Fictondo,1950-11-02\n");

    Ran ran = screen(people, "hits.csv");

    assertThat(ran.exit()).as(ran.all()).isZero();
    List<String> rows = Files.readAllLines(directory.resolve("hits.csv"));
    assertThat(rows.getFirst())
        .isEqualTo(
            "id,rank,relation,list,entity_id,entity_name,matched_name,alias_kind,score,path,explanation");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("1,1,direct,ofac,7,\"PRUEBAL FICTONDO, Ximena\"");
    assertThat(rows.get(2)).startsWith("1,2,linked,ofac,8,");
    assertThat(ran.err()).contains("people.csv:3 column id: no id [no-id]", "1 rows skipped");
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void peopleWithOneIdAreAllScreenedAndCounted() throws IOException {
    String people = file("people.csv", "id,name\n1,Marisel Ejemplar\n1,Ximena Pruebal Fictondo\n");

    Ran ran = screen(people, "hits.csv", "--links", "0");

    assertThat(ran.exit()).as(ran.all()).isZero();
    List<String> rows = Files.readAllLines(directory.resolve("hits.csv"));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("1,1,direct,ofac,8,");
    assertThat(rows.get(2)).startsWith("1,1,direct,ofac,7,");
    assertThat(ran.err())
        .contains("people.csv:3 column id: ", "[repeated-id]")
        .contains("0 rows skipped, 0 fields left out (repeated-id 1)");
  }

  @Test
  void declaredRelativesAreLinksAndJsonSaysSo() throws IOException {
    String people = file("people.jsonl", "{\"id\":\"1\",\"name\":\"Otra Cosa\"}\n");
    String facts =
        file("facts.csv", "id,kind,value,relation\n1,relative,Ximena Pruebal Fictondo,mother\n");

    Ran ran = screen(people, "hits.jsonl", "--facts", facts, "--links", "1");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(Files.readString(directory.resolve("hits.jsonl")))
        .contains("\"relation\":\"linked\"", "\"entity_id\":\"7\"", "mother");
  }

  @Test
  void whatComesOutDoesNotDependOnTheThreads() throws IOException {
    StringBuilder many = new StringBuilder("id,name\n");
    for (int i = 0; i < 3000; i++) {
      many.append(i).append(i % 7 == 0 ? ",Marisel Ejemplar\n" : ",Otra Cosa\n");
    }
    String people = file("people.csv", many.toString());

    assertThat(screen(people, "one.csv", "--threads", "1").exit()).isZero();
    assertThat(screen(people, "four.csv", "--threads", "4").exit()).isZero();

    assertThat(directory.resolve("four.csv")).hasSameTextualContentAs(directory.resolve("one.csv"));
    assertThat(Files.readAllLines(directory.resolve("one.csv"))).hasSizeGreaterThan(400);
  }

  private String[] explain(String... more) {
    String[] arguments = {
      "screen",
      "explain",
      "--list",
      "ofac:" + directory,
      "--name",
      "Ximena Pruebal Fictono",
      "--birth-date",
      "1950-11-02"
    };
    return with(arguments, more);
  }

  @Test
  void explainPrintsOnePersonForReading() {
    Ran spanish = Ran.of(explain("--lang", "es", "--sex", "f"));
    Ran english = Ran.of(explain("--limit", "1"));

    assertThat(spanish.exit()).as(spanish.all()).isZero();
    assertThat(spanish.out().lines())
        .anyMatch(line -> line.matches("1\\. PRUEBAL FICTONDO, Ximena {2}0\\.\\d{5} {2}ofac 7"))
        .anyMatch(line -> line.matches(" {3}\\+0\\.\\d{5} {2}«Ximena .*» coincide con «.*»"))
        .anyMatch(line -> line.matches(" {3}\\+0\\.\\d{5} {2}la misma fecha de nacimiento .*"));
    assertThat(spanish.out()).doesNotContain("birth-date", "exact", " met");
    assertThat(spanish.err()).endsWith("hits: 2\n");
    assertThat(english.out()).contains("  the same birth date (1950-11-02)\n");
    assertThat(english.err())
        .contains("hits: 1\nhits left out beyond --limit 1: 1 (0 direct, 1 linked)");
  }

  @Test
  void hitsBeyondTheLimitAreCounted() throws IOException {
    String people =
        file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n2,Otra Cosa\n3,Marisel Ejemplar\n");

    Ran one = screen(people, "hits.csv", "--limit", "1");
    Ran all = screen(people, "hits.csv");

    assertThat(one.exit()).as(one.all()).isZero();
    assertThat(one.err())
        .contains("hits left out beyond --limit 1: 2 of 2 people (0 direct, 2 linked)");
    assertThat(all.err()).doesNotContain("beyond --limit");
  }

  @Test
  void whatIsMissingOrCannotBeReadIsWrongUsage() throws IOException {
    String headless = file("headless.csv", "1,Ximena\n");

    assertThat(Ran.of("screen", "--people", "p", "--out", "o").exit()).isEqualTo(2);
    assertThat(screen(directory.resolve("none.csv").toString(), "hits.csv").err())
        .contains("cannot read none.csv: no such file");
    Ran bad = screen(headless, "hits.csv");
    assertThat(bad.exit()).isEqualTo(2);
    assertThat(bad.err()).contains("headless.csv: the header names no column 'id'", "BAD_HEADER");
    assertThat(directory.resolve("hits.csv")).doesNotExist();
    assertThat(screen(headless, "hits.csv", "--limit", "0").exit()).isEqualTo(2);
  }

  @Test
  void hitsAreNotWrittenOverWhatIsRead() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");

    Ran ran = screen(people, "people.csv");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("--out is", "write the hits to another file");
    assertThat(Path.of(people)).content().startsWith("id,name\n1,");
  }

  @Test
  void aListWithoutEntriesAndAFileWithoutPeopleAreNoAnswer() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");
    String array = file("array.json", "[{\"id\":\"1\",\"name\":\"Ximena Pruebal Fictondo\"}]");
    String hits = directory.resolve("hits.csv").toString();

    Ran nobody = screen(array, "hits.csv");
    Ran empty =
        Ran.of(
            "screen",
            "--list",
            "csv:" + file("list.csv", "id,name\n"),
            "--people",
            people,
            "--out",
            hits);

    assertThat(nobody.exit()).as(nobody.all()).isEqualTo(2);
    assertThat(nobody.err())
        .contains("array.json:1: ", "no row can be used, 1 skipped; the first problem is");
    assertThat(empty.exit()).as(empty.all()).isEqualTo(2);
    assertThat(empty.err()).contains("list csv has no entry that can be used");
    assertThat(Path.of(hits)).doesNotExist();
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aListIsNotWrittenOver() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");
    String before = Files.readString(directory.resolve("sdn.csv"));

    Ran ran = screen(people, "sdn.csv");
    Ran compiled =
        Ran.of("lists", "compile", "--list", "ofac:" + directory, "--out", directory + "/sdn.csv");
    Ran folder =
        Ran.of("lists", "compile", "--list", "ofac:" + directory, "--out", directory.toString());

    for (Ran one : List.of(ran, compiled)) {
      assertThat(one.exit()).as(one.all()).isEqualTo(2);
      assertThat(one.err()).contains("which is read as a list or a holding; write to another file");
    }
    assertThat(folder.exit()).as(folder.all()).isEqualTo(2);
    assertThat(Files.readString(directory.resolve("sdn.csv"))).isEqualTo(before);
    // A file beside them is nobody's.
    assertThat(screen(people, "hits.csv").exit()).isZero();
    assertThat(screen(people, "hits.csv").exit()).isZero();
  }

  @Test
  void aNameThatSaysOtherwiseThanItsPartsIsAskedForToo() throws IOException {
    String people =
        file(
            "people.csv",
            """
            id,name,given,paternal,maternal
            1,Ximena Pruebal Fictondo,Ana,Otra,Cosa
            2,Ana Otra Cosa,Ximena,Pruebal,Fictondo
            """);

    Ran ran = screen(people, "hits.csv", "--links", "0");

    assertThat(ran.exit()).as(ran.all()).isZero();
    List<String> rows = Files.readAllLines(directory.resolve("hits.csv"));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .startsWith("1,1,direct,ofac,7,")
        .contains("\"\"Ximena Pruebal Fictondo\"\"");
    assertThat(rows.get(2)).startsWith("2,1,direct,ofac,7,").doesNotContain("Ana");
  }

  @Test
  void aRelativeIsAPersonAndADeclaredNameIsTheOneThatMet() throws IOException {
    Files.writeString(
        directory.resolve("sdn.csv"),
        "9,\"XIMENA PRUEBAL FICTONDO\",\"vessel\",\"SDNTK\"" + NOTHING + "-0- \n",
        StandardOpenOption.APPEND);
    String people = file("people.csv", "id,name\n1,Otra Cosa\n2,Otra Cosa\n");
    String facts =
        file(
            "facts.csv",
            """
            id,kind,value,relation
            1,relative,Ximena Pruebal Fictondo,mother
            2,name,Marisel Ejemplar Quintal,
            """);

    Ran ran = screen(people, "hits.csv", "--facts", facts, "--links", "1");

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(Files.readString(directory.resolve("hits.csv")))
        .contains(
            "1,1,linked,ofac,7,", "2,1,direct,ofac,8,", "\"\"Marisel Ejemplar Quintal\"\" met")
        .doesNotContain("1,2,linked,ofac,9,");
  }

  @Test
  void whatWasClearedAlertsAgainWhenThePersonDeclaresSomethingElse() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");
    String facts = file("facts.csv", "id,kind,value\n1,phone,555 000 0000\n");
    String bare = file("bare.jsonl", clear(people).out());
    String declared = file("declared.jsonl", clear(people, "--facts", facts).out());

    assertThat(hits(people, "--suppressions", bare)).isZero();
    assertThat(hits(people, "--suppressions", bare, "--facts", facts)).isOne();
    assertThat(hits(people, "--suppressions", declared, "--facts", facts)).isZero();
    assertThat(hits(people, "--suppressions", declared)).isOne();
  }

  private Ran clear(String people, String... more) {
    String[] arguments = {
      "suppress",
      "--list",
      "ofac:" + directory,
      "--people",
      people,
      "--id",
      "1",
      "--entity",
      "7",
      "--reason",
      "invented",
      "--by",
      "officer 4",
      "--until",
      "2999-12-31"
    };
    Ran ran = Ran.of(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
    assertThat(ran.exit()).as(ran.all()).isZero();
    return ran;
  }

  private int hits(String people, String... more) throws IOException {
    String[] options =
        Stream.of(new String[] {"--links", "0"}, more).flatMap(Stream::of).toArray(String[]::new);
    Ran ran = screen(people, "hits.csv", options);
    assertThat(ran.exit()).as(ran.all()).isZero();
    return Files.readAllLines(directory.resolve("hits.csv")).size() - 1;
  }

  @Test
  void twoListsGivenOneNameAreRefused() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");

    Ran ran = screen(people, "hits.csv", "--list", "ofac=ofac:" + directory);
    Ran named =
        Ran.of(
            "screen",
            "--list",
            "mine=ofac:" + directory,
            "--list",
            "mine=ofac:" + directory,
            "--people",
            people,
            "--out",
            directory.resolve("hits.csv").toString());

    assertThat(ran.exit()).as(ran.all()).isZero();
    assertThat(ran.err()).contains("list ofac-2: ");
    assertThat(named.exit()).as(named.all()).isEqualTo(2);
    assertThat(named.err()).contains("two lists are called mine; give each its own NAME");
  }

  @Test
  void whatStandardOutputDoesNotTakeIsAFault() throws IOException {
    String people = file("people.csv", "id,name\n1,Ximena Pruebal Fictondo\n");
    StringWriter err = new StringWriter();
    String[] arguments = {
      "screen", "--list", "ofac:" + directory, "--people", people, "--out", "-"
    };
    CommandLine line = Main.commandLine(arguments);
    line.setOut(
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
              }

              @Override
              public void flush() {
                // Nothing was kept.
              }

              @Override
              public void close() {
                // Nothing is open.
              }
            }));
    line.setErr(new PrintWriter(err));

    assertThat(Main.run(line, arguments)).isEqualTo(3);
    assertThat(err.toString()).contains("standard output could not be written to its end");
  }
}
