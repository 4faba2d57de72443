package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemCodeTests {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| (\\d{3}) \\|.*");

  @Test
  void everyCodeOfTheDoorIsListedAndTheReverse() throws IOException {
    String page = Files.readString(Path.of("../docs/problems.md"));
    List<String> listed =
        page.substring(page.indexOf("## At the door"))
            .lines()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    List<String> used =
        Arrays.stream(ProblemCode.values()).map(c -> c.text() + " " + c.status()).toList();

    assertThat(listed).isNotEmpty().containsExactlyInAnyOrderElementsOf(used);
  }
}
