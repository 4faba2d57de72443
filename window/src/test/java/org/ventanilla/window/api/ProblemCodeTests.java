package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.accreditation.ChangeCode;
import org.ventanilla.window.accreditation.SignatureCode;
import org.ventanilla.window.platform.JsonReading;
import org.ventanilla.window.release.PolicyChange;
import org.ventanilla.window.release.PolicyCode;

class ProblemCodeTests {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| (\\d{3}) \\|.*");

  private static final Pattern LISTED = Pattern.compile("\\| (`[^|]*`) \\| (\\d{3}) \\|.*");
  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?:Violations\\s*\\.\\s*(?:malformed|forbidden|conflict|invalid)|new Violation"
              + "|[rR]efused(?:<>)?|refusal|no)\\(\\s*\"([A-Z][A-Z_]+)\"");

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

  @Test
  void everyCodeThatACallerCanGetIsListedAndTheReverse() throws IOException {
    Set<String> used = new TreeSet<>(usedByActs());
    Arrays.stream(ProblemCode.values()).map(ProblemCode::text).forEach(used::add);
    Arrays.stream(SignatureCode.values()).map(Enum::name).forEach(used::add);
    Arrays.stream(ChangeCode.values()).map(Enum::name).forEach(used::add);
    Arrays.stream(PolicyCode.values()).map(Enum::name).forEach(used::add);
    Arrays.stream(JsonReading.Reason.values())
        .map(reason -> reason.code().toUpperCase(Locale.ROOT).replace('-', '_'))
        .forEach(used::add);

    assertSame(listed().keySet(), used);
  }

  @Test
  void everyListedCodeIsInTheApiDescriptionAndTheReverse() throws IOException {
    Set<String> described = new TreeSet<>();
    OpenApi.load()
        .document()
        .at("/components/schemas/Code/anyOf/1/enum")
        .forEach(code -> described.add(code.asString()));

    assertSame(listed().keySet(), described);
  }

  /// Shows only what differs: the sets are long.
  private static void assertSame(Set<String> listed, Set<String> found) {
    assertThat(listed).hasSizeGreaterThan(100);
    Set<String> unlisted = new TreeSet<>(found);
    unlisted.removeAll(listed);
    Set<String> unfound = new TreeSet<>(listed);
    unfound.removeAll(found);
    assertThat(unlisted).as("not in docs/problems.md").isEmpty();
    assertThat(unfound).as("in docs/problems.md only").isEmpty();
  }

  @Test
  void refusedChangesOfKeysHaveTheListedStatus() throws IOException {
    Map<String, Integer> listed = listed();
    Stream.concat(Arrays.stream(SignatureCode.values()), Arrays.stream(ChangeCode.values()))
        .forEach(code ->
            assertThat(KeyRefusals.problem(code.name(), "").status())
                .as(code.name())
                .isEqualTo(listed.get(code.name())));
  }

  @Test
  void refusedChangesOfThePolicyHaveTheListedStatus() throws IOException {
    Map<String, Integer> listed = listed();
    for (PolicyCode code : PolicyCode.values()) {
      var refused = new PolicyChange.Refused(code.name(), "", List.of());
      assertThat(PolicyRefusals.problem(refused).status())
          .as(code.name())
          .isEqualTo(listed.get(code.name()));
    }
  }

  /// Codes by their status, without the families whose rest a library names.
  private static Map<String, Integer> listed() throws IOException {
    Map<String, Integer> listed = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("../docs/problems.md"))) {
      Matcher row = LISTED.matcher(line);
      if (row.matches()) {
        Matcher code = CODE.matcher(row.group(1).contains("`JSON_") ? line : row.group(1));
        while (code.find()) {
          listed.put(code.group(1), Integer.valueOf(row.group(2)));
        }
      }
    }
    return listed;
  }

  /// The exchange names its codes where it refuses.
  private static Set<String> usedByActs() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String module : List.of("exchange", "release")) {
      try (Stream<Path> files =
          Files.walk(Path.of("src/main/java/org/ventanilla/window").resolve(module))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher refusal = REFUSAL.matcher(Files.readString(file));
          while (refusal.find()) {
            used.add(refusal.group(1));
          }
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(40);
    used.remove("SCHEMA_");
    return used;
  }
}
