package org.ventanilla.screening.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.index.BulkSearch;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;

class PairScorerTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  @TempDir Path directory;

  private final List<PairScorer.Problem> problems = new ArrayList<>();

  private List<String> scored(String content, BulkSearch bulk) throws IOException {
    Path path = Files.writeString(directory.resolve("pairs"), content);
    StringBuilder text = new StringBuilder();
    try (PairFile file = PairFile.open(path)) {
      PairScorer scorer = new PairScorer(file, PARSER);
      text.append(scorer.head(file));
      bulk.<PairRow, PairScorer.Scored>run(
          file,
          scorer::worker,
          batch -> {
            text.append(batch.text());
            problems.addAll(batch.problems());
          });
    }
    return text.toString().lines().toList();
  }

  private List<String> scored(String content) throws IOException {
    return scored(content, new BulkSearch(1, 8));
  }

  private static double score(String line) {
    return Double.parseDouble(
        line.substring(line.lastIndexOf(line.startsWith("{") ? ' ' : ',') + 1).replace("}", ""));
  }

  @Test
  void columnsStayAndTheScoreIsTheLast() throws IOException {
    List<String> lines =
        scored(
            "id,name1,name2,schema\n7,\"Prueba, Ana\",Ana Prueba,Person\n8,Ana,Otra Cosa,Person\n");

    assertThat(lines.get(0)).isEqualTo("id,name1,name2,schema,score");
    assertThat(lines.get(1)).startsWith("7,\"Prueba, Ana\",Ana Prueba,Person,");
    assertThat(score(lines.get(1))).isGreaterThan(0.9);
    assertThat(score(lines.get(2))).isLessThan(0.3);
    assertThat(problems).isEmpty();
  }

  @Test
  void semicolonsTabsAndWhatExcelWritesAreUnderstood() throws IOException {
    List<String> commas = scored("name1,name2\n\"Prueba, Ana\",Ana Prueba\nAna;Otra,Ana\n");

    assertThat(scored("name1;name2\nPrueba, Ana;Ana Prueba\n\"Ana;Otra\";Ana\n")).isEqualTo(commas);
    assertThat(scored("name1\tname2\nPrueba, Ana\tAna Prueba\nAna;Otra\tAna\n")).isEqualTo(commas);
    assertThat(scored("\ufeffsep=;\r\nname1;name2\r\nPrueba, Ana;Ana Prueba\r\nAna;Otra\r\n"))
        .startsWith(commas.get(0), commas.get(1));
    assertThat(scored("\n \nname1,name2\n\"Prueba, Ana\",Ana Prueba\n,Ana\n"))
        .startsWith(commas.get(0), commas.get(1));
    assertThat(problems).extracting(PairScorer.Problem::line).containsExactly(5L);
  }

  @Test
  void rowsWithoutANameComeBackUnscoredAndAreTold() throws IOException {
    List<String> lines = scored("name1,name2\nAna Prueba,Ana Prueba\n  ,Ana\nAna\n");

    assertThat(lines).hasSize(4);
    assertThat(lines.get(2)).isEqualTo("  ,Ana,");
    assertThat(problems).extracting(PairScorer.Problem::line).containsExactly(3L, 4L);
  }

  @Test
  void entitiesScoreByNamesAndWhatElseBothState() throws IOException {
    String born =
        "{\"schema\":\"Person\",\"query\":{\"name\":\"Ana Prueba\",\"birthDate\":\"1970-01-02\"},";
    List<String> lines =
        scored(
            born
                + "\"candidate\":{\"firstName\":\"Ana\",\"lastName\":[\"Prueba\"],\"birthDate\":\"1970-01-02\"}}\n"
                + born
                + "\"candidate\":{\"properties\":{\"name\":[\"Ana"
                + " Prueba\"],\"birthDate\":[\"1955-03-04\"]}}}\n"
                + "{\"query\":{\"name\":\"Ana\"}}\n");

    assertThat(score(lines.get(0))).isGreaterThan(0.95);
    assertThat(score(lines.get(1))).isLessThan(score(lines.get(0)) - 0.01);
    assertThat(lines.get(2)).startsWith("{\"score\": null, \"error\": ");
    assertThat(problems).singleElement().satisfies(p -> assertThat(p.line()).isEqualTo(3));
  }

  @Test
  void theOutputDoesNotDependOnThreads() throws IOException {
    StringBuilder content = new StringBuilder("name1,name2\n");
    for (int i = 0; i < 2_000; i++) {
      content.append("Prueba ").append(i % 97).append(",Muestra ").append(i % 31).append('\n');
    }

    List<String> one = scored(content.toString(), new BulkSearch(1, 100));
    List<String> many = scored(content.toString(), new BulkSearch(4, 7));

    assertThat(many).isEqualTo(one).hasSize(2_001);
  }

  @Test
  void aFileWithoutTheColumnsIsRefused() throws IOException {
    Path path = Files.writeString(directory.resolve("wrong.csv"), "a,b\n1,2\n");

    assertThatThrownBy(() -> PairFile.open(path))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.BAD_HEADER))
        .hasMessageContaining("wrong.csv:1:");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws IOException {
    Path path =
        Files.write(
            directory.resolve("latin.csv"),
            "name1,name2\nJosé,José\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(
            () -> {
              try (PairFile file = PairFile.open(path)) {
                while (file.hasNext()) {
                  file.next();
                }
              }
            })
        .isInstanceOf(ScreeningException.class)
        .hasMessage("latin.csv: not UTF-8; save the file as UTF-8");
  }

  @Test
  void scoresHaveSixDigits() {
    assertThat(PairScorer.decimals(0)).isEqualTo("0.000000");
    assertThat(PairScorer.decimals(0.93)).isEqualTo("0.930000");
    assertThat(PairScorer.decimals(1)).isEqualTo("1.000000");
  }
}
