package org.ventanilla.screening.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;

class PeopleFileFuzzTest {
  @TempDir static Path directory;

  @FuzzTest(maxDuration = "20s")
  void anyBytesArePeopleOrProblems(FuzzedDataProvider data) {
    boolean header = data.consumeBoolean();
    String name = data.consumeBoolean() ? "people.jsonl" : "people.csv";
    byte[] bytes = with(header ? "id,name,birth_date,sex\n" : "", data.consumeRemainingAsBytes());
    List<RowProblem> problems = new ArrayList<>();
    long people = 0;
    try (PeopleFile file = PeopleFile.open(name, new ByteArrayInputStream(bytes), problems::add)) {
      for (Optional<Person> p = file.next(); p.isPresent(); p = file.next()) {
        people++;
      }
      assertThat(file.people()).isEqualTo(people);
      assertThat(file.position()).isEqualTo(bytes.length);
    } catch (ScreeningException e) {
      assertThat(e.code())
          .isIn(ScreeningException.Code.BAD_HEADER, ScreeningException.Code.NO_USABLE_ROW);
    }
  }

  @FuzzTest(maxDuration = "20s")
  void anyBytesAreFactsOrProblems(FuzzedDataProvider data) throws IOException {
    String name = data.consumeBoolean() ? "facts.jsonl" : "facts.csv";
    Path path = directory.resolve(name);
    Files.write(path, with("id,kind,value\n", data.consumeRemainingAsBytes()));
    List<RowProblem> problems = new ArrayList<>();

    try (FactsFile facts = FactsFile.open(path, problems::add)) {
      assertThat(facts.unasked()).isEqualTo(facts.size());
      assertThat(facts.of("1").size()).isLessThanOrEqualTo(facts.size());
    } catch (ScreeningException e) {
      assertThat(e.code()).isEqualTo(ScreeningException.Code.NO_USABLE_ROW);
      assertThat(problems).anyMatch(RowProblem::skipped);
    }
  }

  private static byte[] with(String header, byte[] rest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(rest);
    return bytes.toByteArray();
  }
}
