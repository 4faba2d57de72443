package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts of a policy are shown on terminals, a line each. None may show a line of its own making.
class HiddenCharacterTests {
  private static SortedMap<String, String> files(String id, String basis, String name) {
    SortedMap<String, String> files =
        Sample.files("rules:\n  - {id: P, effect: PERMIT, scope: {}, basis: %s}".formatted(basis));
    files.put("policy.yaml", Sample.MANIFEST.replace("id: sample", "id: " + id));
    files.put(
        "tests/one.yaml",
        """
        given:
          request: {to: bb, from: aa, agency: bb-police, kind: information, purpose: identify, urgency: ORDINARY}
          record: {holder: aa-police}
        tests:
          - {name: %s, field: {path: name, category: identity}, value: "a\\nb", expect: {effect: PERMIT, value: x}}
        """
            .formatted(name));
    return files;
  }

  private static void isRefused(SortedMap<String, String> files, String file, Problem.Code code) {
    assertThat(Sample.problems(files))
        .isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.file()).isEqualTo(file);
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.line()).isPositive();
          assertThat(problem.toString().chars()).noneMatch(Character::isISOControl);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\\e[2Jb\"",
        "\"a\\rb\"",
        "\"a\\x00b\"",
        "\"a\\x7Fb\"",
        "\"a\\x9Bb\"",
        "\"a\\u2028b\"",
        "'a\u001B[2Jb'",
        "'a\u0000b'"
      })
  void controlCharacterInATextDoesNotLoad(String text) {
    isRefused(files(text, "b", "n"), "policy.yaml", Problem.Code.SYNTAX);
    isRefused(files("s", text, "n"), "rules.yaml", Problem.Code.SYNTAX);
    isRefused(files("s", "b", text), "tests/one.yaml", Problem.Code.SYNTAX);
  }

  /// A terminal goes back to the line's beginning, an editor shows nothing, YAML ends the comment.
  @Test
  void carriageReturnWithinALineDoesNotLoad() {
    List<Problem> problems =
        Sample.problems(
            "rules:\n  - id: P\n    scope: {}\n    effect: PERMIT \r    # effect is DENY\n");

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(Problem.Code.SYNTAX);
          assertThat(problem.message()).contains("U+000D");
          assertThat(problem.line()).isEqualTo(4);
          assertThat(problem.column()).isEqualTo(20);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\r\n", "\u0085", "\u2028", "\u2029", "\u000B", "\f"})
  void whatEndsALineOnlyForSomeDoesNotLoad(String end) {
    String rules = "rules:\n  - {id: P, effect: PERMIT, scope: {}} # one" + end + "\n# two\n";

    assertThat(Sample.problems(rules.replace("one" + end + "\n", "one" + end)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(Problem.Code.SYNTAX));
  }

  @Test
  void linesMayEndAsOnWindows() {
    SortedMap<String, String> files =
        Sample.files(
            Sample.rule("PERMIT", "|\n      record.consent\n        || !record.consent # ¿"));
    files.replaceAll((name, text) -> text.replace("\n", "\r\n").replace(" # ¿", ""));

    assertThat(Policy.of(files)).isInstanceOf(PolicyLoad.Loaded.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"t\\nproven EVERYTHING\"", "'t\n\n    sound'", "\"t\\n\\nsound\\n\""})
  void textOfSeveralLinesDoesNotLoad(String text) {
    isRefused(files(text, "b", "n"), "policy.yaml", Problem.Code.INVALID_VALUE);
    isRefused(files("s", text, "n"), "rules.yaml", Problem.Code.INVALID_VALUE);
    isRefused(files("s", "b", text), "tests/one.yaml", Problem.Code.INVALID_VALUE);
  }

  @Test
  void sentencesHaveOneLineEach() {
    SortedMap<String, String> files =
        Sample.files(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, explain: {en: \"a\\nb\", es: b}}");

    isRefused(files, "rules.yaml", Problem.Code.INVALID_VALUE);
  }

  @Test
  void keyOfSeveralLinesDoesNotLoad() {
    SortedMap<String, String> files =
        Sample.files("rules:\n  - {id: P, effect: PERMIT, scope: {}, \"a\\nb\": c}");

    isRefused(files, "rules.yaml", Problem.Code.INVALID_VALUE);
  }

  @Test
  void foldedTextAndConditionOfSeveralLinesLoad() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - id: P
                effect: PERMIT
                basis: >
                  one
                  line
                scope: {}
                when: |
                  record.consent
                    || !record.consent
            """);

    assertThat(policy.rules().get(0).basis()).isEqualTo("one line");
  }

  @Test
  void differencesOfAnExampleHaveOneLineEach() {
    Policy policy = ((PolicyLoad.Loaded) Policy.of(files("s", "b", "n"))).policy();

    assertThat(PolicyExamples.run(policy).get(0).differences())
        .contains("value: expected x, got a\\u000Ab")
        .allSatisfy(difference -> assertThat(difference).doesNotContain("\n"));
  }

  @Test
  void fileWithAControlCharacterInItsNameDoesNotLoad(@TempDir Path directory) throws IOException {
    SortedMap<String, String> files = files("s", "b", "n");
    files.put("a\nb.yaml", "rules: []");
    Files.writeString(directory.resolve("a\u001Bb.yaml"), "rules: []");

    List<Problem> given = Sample.problems(files);
    List<Problem> read = ((PolicyLoad.Rejected) Policy.load(directory)).problems();

    assertThat(given).extracting(Problem::file).containsExactly("a\\u000Ab.yaml");
    assertThat(read).extracting(Problem::file).containsExactly("a\\u001Bb.yaml");
    assertThat(given).extracting(Problem::code).containsExactly(Problem.Code.UNEXPECTED_FILE);
  }
}
