package org.ventanilla.screening.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;

class FactsFileTests {
  @TempDir Path directory;
  private final List<RowProblem> problems = new ArrayList<>();

  private FactsFile open(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.writeString(path, text, StandardCharsets.UTF_8);
    return FactsFile.open(path, problems::add);
  }

  @Test
  void factsComeByPersonInTheOrderOfTheFile() throws IOException {
    try (FactsFile facts =
        open(
            "facts.csv",
            """
            id,kind,value,country,relation
            2,phone,555 0100,MX,
            1,ADDRESS,"Calle Ejemplo 1
            Villa Ejemplo",MX,home
            2,relative,Ximena Prueba,,mother
            """)) {
      assertThat(facts.size()).isEqualTo(3);
      assertThat(facts.of("2"))
          .containsExactly(
              new Fact(FactKind.PHONE, "555 0100", "MX", ""),
              new Fact(FactKind.RELATIVE, "Ximena Prueba", "", "mother"));
      assertThat(facts.unasked()).isEqualTo(1);
      assertThat(facts.of("1").getFirst().value()).isEqualTo("Calle Ejemplo 1 Villa Ejemplo");
      assertThat(facts.of("3")).isEmpty();
      assertThat(facts.unasked()).isZero();
      assertThat(problems).isEmpty();
    }
  }

  @Test
  void jsonLinesSayTheSame() throws IOException {
    try (FactsFile facts =
        open("facts.jsonl", "{\"id\":1,\"kind\":\"vehicle\",\"value\":\"ABC-123\"}\n")) {
      assertThat(facts.of("1")).containsExactly(new Fact(FactKind.VEHICLE, "ABC-123", "", ""));
    }
  }

  @Test
  void rowsThatCannotBeUsedAreTold() throws IOException {
    String longest = "x".repeat(Fact.LONGEST_TEXT + 1);
    try (FactsFile facts =
        open(
            "facts.csv",
            "id,kind,value\n,phone,1\n1,pet,Firulais\n1,phone,\n1,name,"
                + longest
                + "\n1,phone,2\n")) {
      assertThat(facts.of("1")).extracting(Fact::value).containsExactly("2");
      assertThat(problems)
          .extracting(RowProblem::line, RowProblem::column, p -> p.code().code())
          .containsExactly(
              tuple(2L, "id", "no-id"),
              tuple(3L, "kind", "unknown-kind"),
              tuple(4L, "value", "no-value"),
              tuple(5L, "value", "text-too-long"));
    }
  }

  @Test
  void aFileOfWhoseRowsNoneCanBeUsedIsAFault() throws IOException {
    assertThatThrownBy(() -> open("facts.csv", "id,kind,value\n1,pet,Firulais\n1,phone,\n"))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.NO_USABLE_ROW))
        .hasMessageStartingWith("facts.csv: no row can be used, 2 skipped; the first problem is ")
        .hasMessageContaining("facts.csv:2 column kind: no kind");
    try (FactsFile none = open("facts.csv", "id,kind,value\n")) {
      assertThat(none.size()).isZero();
    }
  }

  @Test
  void whatIsNotUsedIsToldOnceHoweverOftenItIsRead() throws IOException {
    String lines =
        """
        \ufeff{"id":"1","kind":"phone","valeu":"x","value":"1"}
        {"id":"1","kind":"phone","valeu":"x","value":"2"}
        """;
    try (FactsFile facts = open("facts.jsonl", lines)) {
      assertThat(facts.of("1")).extracting(Fact::value).containsExactly("1", "2");
      assertThat(facts.of("1")).hasSize(2);
    }
    assertThat(problems)
        .extracting(RowProblem::told)
        .containsExactly(
            "facts.jsonl:1: members not used: valeu; known are id, kind, value, country, relation"
                + " [unused-column]");
  }

  @Test
  void whatAPersonHasTooManyOfIsTold() throws IOException {
    StringBuilder text = new StringBuilder("id,kind,value\n");
    for (int i = 0; i < FactsFile.MOST_FACTS + 2; i++) {
      text.append("1,phone,").append(i).append('\n');
    }
    try (FactsFile facts = open("facts.csv", text.toString())) {
      assertThat(facts.of("1")).hasSize(FactsFile.MOST_FACTS);
      assertThat(problems)
          .extracting(p -> p.code().code())
          .containsExactly("too-many-facts", "too-many-facts");
    }
  }

  @Test
  void aFileWithoutItsColumnsIsAFault() {
    assertThatThrownBy(() -> open("facts.csv", "id,value\n1,2\n"))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.BAD_HEADER))
        .hasMessageContaining("'kind'");
  }

  /// A file too large to be held answers as a plain map does.
  @Test
  void aLargeFileInAnyOrderAnswersLikeAMap() throws IOException {
    long seed = 11;
    Random random = new Random(seed);
    Map<String, List<String>> twin = new HashMap<>();
    StringBuilder text = new StringBuilder("id,kind,value\n");
    String padding = "relleno ".repeat(100);
    for (int i = 0; text.length() <= FactsFile.HELD_BYTES; i++) {
      String id = "p" + random.nextInt(5000);
      String value = i + " " + padding;
      twin.computeIfAbsent(id, key -> new ArrayList<>()).add(value.strip());
      text.append(id).append(",address,").append(value).append('\n');
    }
    try (FactsFile facts = open("facts.csv", text.toString())) {
      for (int i = 0; i < 5000; i++) {
        assertThat(facts.of("p" + i))
            .as("seed %d", seed)
            .extracting(Fact::value)
            .isEqualTo(twin.getOrDefault("p" + i, List.of()));
      }
      assertThat(facts.unasked()).isZero();
    }
  }
}
