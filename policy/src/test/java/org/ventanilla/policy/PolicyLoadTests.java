package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyLoadTests {
  private static final String GOOD = "rules: [{id: P, effect: PERMIT, scope: {to: bb}}]";

  private static List<Problem> problems(Path directory) {
    return switch (Policy.load(directory)) {
      case PolicyLoad.Loaded(Policy policy) ->
          throw new AssertionError("loaded: " + policy.ruleIds());
      case PolicyLoad.Rejected(List<Problem> problems) -> problems;
    };
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(directory.resolve(name).resolve(".."));
    Files.writeString(file, text);
  }

  /// Rules, the code and the line of the one problem in them.
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("rules:\n  - {effect: PERMIT, scope: {}}", Problem.Code.MISSING_KEY, 2),
        Arguments.of("rules:\n  - {id: P, scope: {}}", Problem.Code.MISSING_KEY, 2),
        Arguments.of("rules:\n  - {id: P, effect: PERMIT}", Problem.Code.MISSING_KEY, 2),
        Arguments.of(
            "rules:\n  - {id: 'P 1', effect: PERMIT, scope: {}}", Problem.Code.INVALID_VALUE, 2),
        Arguments.of(
            "rules:\n  - {id: P, effect: permit, scope: {}}", Problem.Code.INVALID_VALUE, 2),
        Arguments.of("rules:\n  - {id: P, effect: DENY, scope: {}}", Problem.Code.MISSING_KEY, 2),
        Arguments.of(
            "rules:\n  - {id: P, effect: DENY, ground: POLICY_ERROR, scope: {}}",
            Problem.Code.INVALID_VALUE,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, ground: INACCURATE, scope: {}}",
            Problem.Code.UNKNOWN_KEY,
            2),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {to: cc}",
            Problem.Code.UNDECLARED_VALUE,
            4),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {to: []}",
            Problem.Code.WRONG_TYPE,
            4),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {colour: red}",
            Problem.Code.UNKNOWN_KEY,
            4),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {field: a..b}",
            Problem.Code.INVALID_VALUE,
            4),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {}\n    wen: 'true'",
            Problem.Code.UNKNOWN_KEY,
            5),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    effect: PERMIT\n    scope: {}",
            Problem.Code.DUPLICATE_KEY,
            4),
        Arguments.of(
            "rules:" + "\n  - {id: P, effect: PERMIT, scope: {}}".repeat(2),
            Problem.Code.DUPLICATE_ID,
            3),
        Arguments.of("rules:\n  - {id: P, effect: PERMIT, scope: {}", Problem.Code.SYNTAX, 2),
        Arguments.of(
            "rules:\n  - &a {id: P, effect: PERMIT, scope: {}}\n  - *a", Problem.Code.SYNTAX, 2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, when: 'record.colour == 1'}",
            Problem.Code.CONDITION,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, when: '1 + 1'}",
            Problem.Code.CONDITION,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, when: 'has(record.colour)'}",
            Problem.Code.CONDITION,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, valid: {from: soon}}",
            Problem.Code.INVALID_VALUE,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, valid: {from: 2026-02-30}}",
            Problem.Code.INVALID_VALUE,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, valid: {from: 2026-02-02, until: 2026-02-01}}",
            Problem.Code.INVALID_VALUE,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, requester-sees: all}",
            Problem.Code.INVALID_VALUE,
            2),
        Arguments.of(
            "rules:\n  - id: P\n    effect: PERMIT\n    scope: {}\n    when: !record.consent",
            Problem.Code.WRONG_TYPE,
            5),
        // What turns the direction of text, as it is and escaped.
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, basis: 'a\u202Eb'}",
            Problem.Code.SYNTAX,
            2),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, basis: \"a\\u2066b\"}",
            Problem.Code.SYNTAX,
            2),
        Arguments.of(
            "# \u200Fnothing\nrules: [{id: P, effect: PERMIT, scope: {}}]", Problem.Code.SYNTAX, 1),
        obligation("PERMIT", "{type: generalise, to: range}", Problem.Code.MISSING_KEY),
        obligation("PERMIT", "{type: generalise, to: range, width: 1}", Problem.Code.INVALID_VALUE),
        obligation(
            "PERMIT", "{type: generalise, to: age-band, width: 51}", Problem.Code.INVALID_VALUE),
        obligation("PERMIT", "{type: generalise, to: year, width: 10}", Problem.Code.UNKNOWN_KEY),
        Arguments.of(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, explain: {en: Yes.}}",
            Problem.Code.MISSING_KEY,
            2),
        Arguments.of("rules:\n  - {id: P, effect: APPROVE, scope: {}}", Problem.Code.OBLIGATION, 2),
        obligation("PERMIT", "{type: approver, role: director}", Problem.Code.OBLIGATION),
        obligation("APPROVE", "{type: approver, role: king}", Problem.Code.UNDECLARED_VALUE),
        obligation(
            "APPROVE", "{type: approver, role: director, count: 0}", Problem.Code.INVALID_VALUE),
        obligation(
            "APPROVE", "{type: approver, role: director, count: 6}", Problem.Code.INVALID_VALUE),
        obligation("PERMIT", "{type: redact}", Problem.Code.MISSING_KEY),
        obligation("PERMIT", "{type: redact, keep: last0}", Problem.Code.OBLIGATION),
        obligation("PERMIT", "{type: redact, keep: first17}", Problem.Code.OBLIGATION),
        obligation("PERMIT", "{type: redact, keep: year, path: 'a b'}", Problem.Code.OBLIGATION),
        obligation("PERMIT", "{type: generalise, to: planet}", Problem.Code.OBLIGATION),
        obligation("PERMIT", "{type: mark, handling: H9}", Problem.Code.UNDECLARED_VALUE),
        obligation("PERMIT", "{type: expire, days: 36501}", Problem.Code.INVALID_VALUE),
        obligation("PERMIT", "{type: expire, days: -1}", Problem.Code.INVALID_VALUE),
        obligation("PERMIT", "{type: seal, tightly: yes}", Problem.Code.UNKNOWN_KEY),
        Arguments.of("rules: {}", Problem.Code.WRONG_TYPE, 1),
        Arguments.of("rule: []", Problem.Code.UNKNOWN_KEY, 1),
        Arguments.of("- rules", Problem.Code.WRONG_TYPE, 0),
        Arguments.of("", Problem.Code.WRONG_TYPE, 0),
        Arguments.of("rules: []", Problem.Code.NO_RULES, 0),
        Arguments.of("rules: []\n---\nrules: []", Problem.Code.TOO_LARGE, 2),
        Arguments.of("rules: " + "[".repeat(5_000), Problem.Code.TOO_LARGE, 1));
  }

  private static Arguments obligation(String effect, String obligation, Problem.Code code) {
    String rules =
        "rules:\n  - id: P\n    effect: %s\n    scope: {}\n    obligations: [%s]"
            .formatted(effect, obligation);
    return Arguments.of(rules, code, 5);
  }

  @Test
  void obligationThatCannotBeReadIsToldOnce() {
    List<Problem> problems =
        Sample.problems(
            "rules:\n  - id: P\n    effect: APPROVE\n    scope: {}\n"
                + "    obligations: [{type: approver, role: king}]");

    assertThat(problems).extracting(Problem::code).containsExactly(Problem.Code.UNDECLARED_VALUE);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsNamedWithItsLineAndNothingLoads(String rules, Problem.Code code, int line) {
    List<Problem> problems = Sample.problems(rules);

    assertThat(problems)
        .anySatisfy(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.message()).isNotBlank();
          assertThat(problem.remedy()).isNotBlank();
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record.clasification == 'secret' | record.clasification' is no attribute | write record.classification",
        "has(record.orginator)            | has() takes one attribute | use the attributes request.to",
        "true && requester.role == 'x'    | requester.role' is no attribute | write requester.roles",
        "whatever.else == 'x'             | whatever.else' is no attribute | use the attributes request.to",
        "levl(record.handling) > 1        | reference to 'levl' | use the attributes request.to"
      })
  void misspeltAttributeIsNamedWithTheOneThatIsMeant(
      String condition, String message, String remedy) {
    List<Problem> problems = Sample.problems(Sample.rule("PERMIT", "\"" + condition + "\""));

    assertThat(problems.get(0).message()).contains(message);
    assertThat(problems.get(0).remedy()).startsWith(remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from: '2026-01-01T00:00:00Z', until: '+999999999-12-31T23:59:59Z' | years 1900 to 9999",
        "until: '-999999999-01-01T00:00:00Z'                               | years 1900 to 9999",
        "from: 1899-12-31                                                  | years 1900 to 9999",
        "from: '1899-12-31T23:59:59Z'                                      | years 1900 to 9999",
        "from: 2027-12-31, until: '2026-01-01T00:00:00Z'                   | ends before it begins",
        "from: '2027-01-01T00:00:00Z', until: 2026-12-30                   | ends before it begins"
      })
  void timeThatCannotBeIsNamed(String valid, String message) {
    List<Problem> problems =
        Sample.problems(
            "rules:\n  - {id: P, effect: PERMIT, scope: {}, valid: {%s}}".formatted(valid));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(Problem.Code.INVALID_VALUE);
    assertThat(problems.get(0).message()).contains(message);
    assertThat(problems.get(0).line()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from: 1900-01-01, until: 9999-12-31",
        "from: '1900-01-01T00:00:00+14:00', until: '9999-12-31T23:59:59-12:00'",
        // It is that day somewhere.
        "from: 2026-12-31, until: '2026-12-30T12:00:00Z'",
        "from: '2026-12-31T12:00:00Z', until: 2026-12-30"
      })
  void timeThatCanBeLoadsAndIsChecked(String valid) {
    Policy policy =
        Sample.policy("rules: [{id: P, effect: PERMIT, scope: {}, valid: {%s}}]".formatted(valid));

    assertThat(PolicyCheck.of(policy, Prover.none(), Sample.AT).isSound()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: P, efect: PERMIT, scope: {}}                                  | effect",
        "{id: P, effect: PERMIT, scop: {}}                                  | scope",
        "{id: P, effect: DENY, grund: INACCURATE, scope: {}}                | ground",
        "{id: P, effect: PERMIT, scope: {}, obligations: [{type: seal, kep: x}]} | ''",
        "{id: P, effect: PERMIT, scope: {}, obligations: [{type: redact, kep: year}]} | keep",
        "{id: P, effect: APPROVE, scope: {}, obligatons: [{type: approver, role: officer}]} | obligations",
        "{id: P, effect: PERMIT, scope: {fielt: name}}                      | field",
        "{id: P, effect: PERMIT, scope: {}, colour: red}                    | ''"
      })
  void misspeltKeyIsNamedOnceWithTheOneThatIsMeant(String rule, String meant) {
    List<Problem> problems = Sample.problems("rules:\n  - " + rule);

    assertThat(problems).extracting(Problem::code).containsExactly(Problem.Code.UNKNOWN_KEY);
    if (meant.isEmpty()) {
      assertThat(problems.get(0).remedy()).startsWith("use one of");
    } else {
      assertThat(problems.get(0).remedy()).isEqualTo("did you mean '" + meant + "'?");
    }
  }

  @Test
  void misspeltStatementOfAnInvariantIsNamedOnce() {
    SortedMap<String, String> files = Sample.files(GOOD);
    files.put("invariants.yaml", "invariants:\n  - {id: I, nevr: release informant}");

    assertThat(Sample.problems(files))
        .extracting(Problem::remedy)
        .containsExactly("did you mean 'never'?");
  }

  @Test
  void whatIsAboutAWholeFileOrDirectoryHasNoLine(@TempDir Path directory) {
    assertThat(Sample.problems("- rules").get(0).toString()).startsWith("rules.yaml: WRONG_TYPE: ");
    assertThat(problems(directory.resolve("absent")).get(0).toString())
        .startsWith(".: UNREADABLE: ");
  }

  @Test
  void characterThatIsNoTextIsNamedWithItsPlace() {
    List<Problem> problems = Sample.problems("rules:\n  - {id: P\u0000}");

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString()).startsWith("rules.yaml:2:11: SYNTAX: ");
  }

  @Test
  void pipeAmongTheTablesIsNotWaitedFor(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("policy.yaml"), Sample.MANIFEST);
    Files.writeString(
        directory.resolve("rules.yaml"), "rules: [{id: P, effect: PERMIT, scope: {}}]");
    Path tables = Files.createDirectory(directory.resolve("tables"));
    Process pipe = new ProcessBuilder("mkfifo", tables.resolve("pipe.yaml").toString()).start();
    assertThat(pipe.waitFor()).isZero();

    PolicyLoad load =
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Policy.load(directory));

    assertThat(load)
        .isInstanceOfSatisfying(
            PolicyLoad.Loaded.class,
            loaded ->
                assertThat(loaded.policy().brokenTables())
                    .extracting(Problem::code)
                    .contains(Problem.Code.UNREADABLE));
  }

  @Test
  void everyMistakeIsNamedAtOnceInTheOrderOfTheFile() {
    List<Problem> problems =
        Sample.problems(
            """
            rules:
              - {id: A, effect: NO, scope: {}}
              - {id: B, effect: PERMIT, scope: {to: cc}}
              - {id: C, effect: PERMIT, scope: {}, when: nonsense}
            """);

    assertThat(problems).extracting(Problem::line).containsExactly(2, 3, 4);
    assertThat(problems.get(1).toString())
        .isEqualTo(
            "rules.yaml:3:41: UNDECLARED_VALUE: 'cc' is not declared;"
                + " declare it in policy.yaml, or use one of [aa, bb]");
  }

  @Test
  void manifestWithoutItsPartsDoesNotLoad() {
    SortedMap<String, String> files = Sample.files(GOOD);
    files.put("policy.yaml", "id: sample\nversion: '1'");

    assertThat(Sample.problems(files))
        .extracting(Problem::code)
        .containsOnly(Problem.Code.MISSING_KEY)
        .hasSize(8);
  }

  @Test
  void directoryIsReadWithItsExamples(@TempDir Path directory) throws IOException {
    write(directory, "policy.yaml", Sample.MANIFEST);
    write(directory, "rules.yaml", GOOD);
    write(directory, "README.md", "Read me.");
    Files.createDirectory(directory.resolve("tests"));
    write(
        directory,
        "tests/one.yaml",
        """
        given:
          request: {to: bb, from: aa, agency: bb-police, kind: information, purpose: identify, urgency: ORDINARY}
          record: {holder: aa-police}
        tests:
          - name: right
            field: {path: name, category: identity}
            expect: {effect: PERMIT, rules: [P]}
          - name: wrong
            field: {path: name, category: identity}
            value: Ficticia
            expect: {effect: DENY, ground: INACCURATE, rules: [Q], approvers: {director: 1}, value: Nobody}
        """);

    PolicyLoad load = Policy.load(directory);

    assertThat(load).isInstanceOf(PolicyLoad.Loaded.class);
    List<PolicyExamples.Result> results = PolicyExamples.run(((PolicyLoad.Loaded) load).policy());
    assertThat(results).extracting(PolicyExamples.Result::holds).containsExactly(true, false);
    assertThat(results.get(1).line()).isEqualTo(8);
    assertThat(results.get(1).file()).isEqualTo("tests/one.yaml");
    assertThat(results.get(1).differences())
        .hasSize(6)
        .contains("effect: expected DENY, got PERMIT", "value: expected Nobody, got Ficticia");
  }

  @Test
  void absentDirectoryIsNamed(@TempDir Path directory) {
    assertThat(problems(directory.resolve("absent")))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.UNREADABLE);
  }

  @Test
  void fileNobodyWouldReadIsNamed(@TempDir Path directory) throws IOException {
    write(directory, "policy.yaml", Sample.MANIFEST);
    write(directory, "rules.yaml", GOOD);
    write(directory, "more.yml", GOOD);
    Files.createDirectory(directory.resolve("deeper"));

    assertThat(problems(directory))
        .extracting(Problem::file, Problem::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("deeper", Problem.Code.UNEXPECTED_FILE),
            org.assertj.core.groups.Tuple.tuple("more.yml", Problem.Code.UNEXPECTED_FILE));
  }

  @Test
  void unreadableFileIsNamed(@TempDir Path directory) throws IOException {
    write(directory, "policy.yaml", Sample.MANIFEST);
    Files.createSymbolicLink(directory.resolve("rules.yaml"), Path.of("nowhere.yaml"));

    assertThat(problems(directory)).extracting(Problem::file).containsExactly("rules.yaml");
  }

  @Test
  void fileThatIsNoTextOrTooLongIsNamed(@TempDir Path directory) throws IOException {
    write(directory, "policy.yaml", Sample.MANIFEST);
    Files.write(directory.resolve("a.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28});
    Files.write(
        directory.resolve("b.yaml"),
        "#".repeat(PolicyFiles.MAX_FILE_BYTES + 1).getBytes(StandardCharsets.UTF_8));

    assertThat(problems(directory))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.SYNTAX, Problem.Code.TOO_LARGE);
  }

  @Test
  void directoryWithTooManyFilesIsNamed(@TempDir Path directory) throws IOException {
    for (int i = 0; i <= PolicyFiles.MAX_FILES; i++) {
      Files.createFile(directory.resolve("r" + i + ".yaml"));
    }

    assertThat(problems(directory))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.TOO_LARGE);
  }

  @Test
  void digestNamesTheContentAndNotTheLineEnds() {
    SortedMap<String, String> unix = Sample.files(GOOD + "\n");
    SortedMap<String, String> windows = new TreeMap<>(unix);
    windows.replaceAll((name, text) -> text.replace("\n", "\r\n"));
    SortedMap<String, String> other = new TreeMap<>(unix);
    other.put("rules.yaml", GOOD + "\n# a word\n");
    SortedMap<String, String> renamed = new TreeMap<>(unix);
    renamed.put("rule.yaml", String.valueOf(renamed.remove("rules.yaml")));

    String digest = PolicyDigest.of(unix);

    assertThat(PolicyDigest.of(windows)).isEqualTo(digest);
    assertThat(PolicyDigest.of(other)).isNotEqualTo(digest);
    assertThat(PolicyDigest.of(renamed)).isNotEqualTo(digest);
    assertThat(digest).matches("[0-9a-f]{64}");
  }
}
