package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTests {
  @TempDir Path directory;

  private final StringWriter told = new StringWriter();

  private int compare(Path pairs, Path out) {
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(told, true));
    return line.execute("compare", "--pairs", pairs.toString(), "--out", out.toString());
  }

  @Test
  void pairsComeBackInTheirOrderWithScores() throws IOException {
    Path pairs =
        Files.writeString(
            directory.resolve("pairs.csv"),
            "name1,name2,schema\nAna Prueba,\"PRUEBA, Ana\",Person\nAna Prueba,Luis Otro,Person\n");
    Path out = directory.resolve("scored.csv");

    int status = compare(pairs, out);

    assertThat(status).isZero();
    assertThat(Files.readAllLines(out))
        .hasSize(3)
        .satisfies(lines -> {
          assertThat(lines.get(0)).isEqualTo("name1,name2,schema,score");
          assertThat(lines.get(1)).startsWith("Ana Prueba,\"PRUEBA, Ana\",Person,1.0");
          assertThat(lines.get(2)).startsWith("Ana Prueba,Luis Otro,Person,0.");
        });
  }

  @Test
  void pairsWithSemicolonsAreReadAsPeopleAre() throws IOException {
    Path pairs =
        Files.writeString(
            directory.resolve("pairs.csv"),
            "\ufeffname1;name2;schema\r\nAna Prueba;PRUEBA, Ana;Person\r\n");
    Path out = directory.resolve("scored.csv");

    assertThat(compare(pairs, out)).as(told.toString()).isZero();
    assertThat(Files.readAllLines(out)).hasSize(2).first().isEqualTo("name1,name2,schema,score");
    assertThat(Files.readAllLines(out).get(1)).startsWith("Ana Prueba,\"PRUEBA, Ana\",Person,1.0");
  }

  @Test
  void nothingComesBackAsAFormula() throws IOException {
    Path pairs =
        Files.writeString(
            directory.resolve("pairs.csv"),
            "name1,name2,schema,note\n=Ana(Prueba),@Ana Prueba,Person,-12.5\n");
    Path out = directory.resolve("scored.csv");

    assertThat(compare(pairs, out)).isZero();

    assertThat(Files.readAllLines(out).get(1))
        .startsWith("'=Ana(Prueba),'@Ana Prueba,Person,-12.5,");
  }

  @Test
  void aRowWithoutAScoreIsToldWithItsLineAndEndsWith2() throws IOException {
    Path pairs =
        Files.writeString(
            directory.resolve("pairs.jsonl"),
            """
            {"query": {"name": "Ana"}, "candidate": {"name": "Ana"}}
            {"query": 1}
            """);
    Path out = directory.resolve("scored.jsonl");

    int status = compare(pairs, out);

    assertThat(status).isEqualTo(2);
    assertThat(told.toString()).contains("pairs.jsonl:2:");
    assertThat(Files.readAllLines(out)).hasSize(2).first().isEqualTo("{\"score\": 1.000000}");
  }

  @Test
  void aFileThatIsNotThereEndsWith2AndLeavesNothing() throws IOException {
    Path out = directory.resolve("scored.csv");

    assertThat(compare(directory.resolve("none.csv"), out)).isEqualTo(2);
    assertThat(out).doesNotExist();
    assertThat(directory).isEmptyDirectory();
  }
}
