package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.ScreeningException;

class ListCodesTests {
  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z_]+)`");

  @Test
  void everyCodeOfAListIsOnThePageOfProblemsAndTheReverse() throws IOException {
    String page = Files.readString(Path.of("../docs/problems.md"));
    String section = page.substring(page.indexOf("## Lists")).split("\n## ", 2)[0].substring(8);
    Set<String> listed =
        CODE.matcher(section)
            .results()
            .map(match -> match.group(1))
            .filter(code -> !code.equals("TYPE"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used = new TreeSet<>();
    Arrays.stream(ReadReport.Reason.values()).map(Enum::name).forEach(used::add);
    Arrays.stream(ScreeningException.Code.values()).map(Enum::name).forEach(used::add);

    assertThat(listed).isEqualTo(used);
  }

  @Test
  void everyFieldOfAMappingIsOnItsPage() throws IOException {
    String page = Files.readString(Path.of("../docs/spec/list-mapping.md"));

    assertThat(CsvFile.identifierFields().keySet()).isNotEmpty();
    assertThat(CsvFile.identifierFields().keySet())
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    assertThat(CsvMapping.TEXT_FIELDS)
        .allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }

  @Test
  void everyTypeOfListIsInTheHowTo() throws IOException {
    String page = Files.readString(Path.of("../docs/how-to/use-lists.md"));

    assertThat(ListType.values())
        .allSatisfy(type -> assertThat(page).contains("| `" + type.code() + "` |"));
  }
}
