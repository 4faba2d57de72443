package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an example says must count. One that says nothing, or is not there, passes for one that
/// holds.
class ExampleTests {
  private static final int LINE = 5;

  /// One example, on line [#LINE].
  private static SortedMap<String, String> files(String example) {
    SortedMap<String, String> files =
        Sample.files(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {category: identity}}
              - id: Y
                effect: PERMIT
                scope: {category: financial}
                obligations: [{type: redact, keep: year}]
            """);
    files.put(
        "tests/one.yaml",
        """
        given:
          request: {to: bb, from: aa, agency: bb-police, kind: information, purpose: identify, urgency: ORDINARY}
          record: {holder: aa-police}
        tests:
          - {name: one, %s}
        """
            .formatted(example));
    return files;
  }

  private static List<PolicyExamples.Result> results(String example) {
    return switch (Policy.of(files(example))) {
      case PolicyLoad.Loaded(Policy policy) -> PolicyExamples.run(policy);
      case PolicyLoad.Rejected(List<Problem> problems) ->
          throw new AssertionError("rejected: " + problems);
    };
  }

  private static void isRefused(String example, Problem.Code code, String message) {
    assertThat(Sample.problems(files(example)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.file()).isEqualTo("tests/one.yaml");
          assertThat(problem.line()).isEqualTo(LINE);
          assertThat(problem.column()).isGreaterThan(1);
          assertThat(problem.message()).contains(message);
        });
  }

  private static String roles(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "r" + i)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "True, true",
    "TRUE, true",
    "false, false",
    "False, false",
    "FALSE, false"
  })
  void withheldIsTrueOrFalseAsYamlWritesIt(String written, boolean isWithheld) {
    String example =
        "field: {path: birthDate, category: financial}, value: no date,"
            + " expect: {effect: PERMIT, withheld: %s}".formatted(written);

    assertThat(results(example)).singleElement().matches(PolicyExamples.Result::holds);
    assertThat(results(example.replace("no date", "1980-01-01")))
        .singleElement()
        .matches(result -> result.holds() != isWithheld);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'yes'", "yes", "tru", "'true'", "1", "on", "[true]", "''"})
  void withheldThatIsNeitherTrueNorFalseDoesNotLoad(String written) {
    isRefused(
        "field: {path: name, category: identity}, value: Ficticia,"
            + " expect: {effect: PERMIT, withheld: %s}".formatted(written),
        Problem.Code.INVALID_VALUE,
        "'withheld' is neither true nor false");
  }

  @Test
  void textThatSaysWithheldIsAValueLikeOthers() {
    String example =
        "field: {path: name, category: identity}, value: withheld,"
            + " expect: {effect: PERMIT, %s}";

    assertThat(results(example.formatted("withheld: true")))
        .singleElement()
        .matches(result -> !result.holds());
    assertThat(results(example.formatted("value: withheld")))
        .singleElement()
        .matches(PolicyExamples.Result::holds);
  }

  @Test
  void flagOfARecordIsTrueOrFalseToo() {
    isRefused(
        "record: {consent: yes}, field: {path: name, category: identity}, expect: {effect: PERMIT}",
        Problem.Code.INVALID_VALUE,
        "'consent' is neither true nor false");
  }

  @Test
  void withheldAndAValueContradictEachOther() {
    isRefused(
        "field: {path: name, category: identity}, value: Ficticia,"
            + " expect: {effect: PERMIT, withheld: true, value: Ficticia}",
        Problem.Code.INVALID_VALUE,
        "a value is expected, and that it is withheld");
  }

  @Test
  void exampleWithTooManyRolesIsNotDropped() {
    String example =
        "request: {roles: %s}, field: {path: name, category: identity}, expect: {effect: DENY}";

    isRefused(
        example.formatted(roles(RequestFacts.MAX_ROLES + 1)),
        Problem.Code.TOO_LARGE,
        "'roles' has 65 entries, at most 64");
    assertThat(results(example.formatted(roles(RequestFacts.MAX_ROLES))))
        .singleElement()
        .matches(result -> !result.holds());
  }

  @Test
  void requestWithTooManyRolesIsToldSo() {
    FactsFile.Load load =
        FactsFile.read(
            "request.yaml",
            """
            {to: bb, from: aa, agency: bb-police, kind: information, purpose: identify,
             urgency: ORDINARY, roles: %s}
            """
                .formatted(roles(RequestFacts.MAX_ROLES + 1)),
            "record.yaml",
            "{holder: aa-police, fields: [{path: name, category: identity}]}");

    Problem problem = Sample.problem(load);
    assertThat(problem.file()).isEqualTo("request.yaml");
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.message()).contains("'roles'").contains("64");
  }

  @Test
  void noRuleCanBeExpected() {
    String example = "field: {path: name, category: %s}, expect: {effect: %s, rules: []}";

    assertThat(results(example.formatted("informant", "DENY")))
        .singleElement()
        .matches(PolicyExamples.Result::holds);
    assertThat(results(example.formatted("identity", "PERMIT")))
        .singleElement()
        .satisfies(
            result -> assertThat(result.differences()).contains("rules: expected [], got [P]"));
  }

  @Test
  void nothingLeavesOfWhatIsDenied() {
    String example =
        "field: {path: name, category: informant}, value: Ficticia, expect: {effect: DENY, %s}";

    assertThat(results(example.formatted("withheld: true")))
        .singleElement()
        .matches(PolicyExamples.Result::holds);
    assertThat(results(example.formatted("value: '****'")))
        .singleElement()
        .satisfies(result ->
            assertThat(result.differences()).contains("value: expected ****, got withheld"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "request: {day: 2027-01-01} | 2026-06-01T00:00:00Z | DENY",
        "request: {at: '2027-01-01T00:00:00Z'} | 2026-06-01T00:00:00Z | DENY",
        "request: {day: 2026-06-01} | 2027-01-01T00:00:00Z | PERMIT",
        "request: {purpose: identify} | 2027-01-01T00:00:00Z | DENY"
      })
  void ownTimeOfAnExampleComesBeforeThatOfAll(String own, String given, Effect effect) {
    SortedMap<String, String> files =
        files(
            own
                + ", field: {path: name, category: identity}, expect: {effect: %s}"
                    .formatted(effect));
    files.computeIfPresent(
        "rules.yaml",
        (file, rules) ->
            rules.replace(
                "category: identity}", "category: identity}, valid: {until: 2026-12-31}"));
    files.computeIfPresent(
        "tests/one.yaml",
        (file, text) -> text.replace("ORDINARY}", "ORDINARY, at: '" + given + "'}"));

    assertThat(PolicyExamples.run(((PolicyLoad.Loaded) Policy.of(files)).policy()))
        .singleElement()
        .satisfies(result -> assertThat(result.differences()).isEmpty());
  }

  @Test
  void twoTimesInOnePlaceContradictEachOther() {
    isRefused(
        "request: {day: 2026-06-01, at: '2026-06-01T00:00:00Z'},"
            + " field: {path: name, category: identity}, expect: {effect: PERMIT}",
        Problem.Code.INVALID_VALUE,
        "'day' and 'at' both say when");
    SortedMap<String, String> given =
        files("field: {path: name, category: identity}, expect: {effect: PERMIT}");
    given.computeIfPresent(
        "tests/one.yaml",
        (file, text) ->
            text.replace("ORDINARY}", "ORDINARY, at: '2026-06-01T00:00:00Z', day: 2026-06-01}"));

    assertThat(Sample.problems(given))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.line()).isEqualTo(2);
          assertThat(problem.column()).isGreaterThan(100);
        });
  }

  /// Each value is what a window would hold.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hmac | true | withheld: true",
        "hmac | 'true' | value: 'hmac:b14c638b8fd80cb86594475e2573aafd'",
        "last2 | 12345 | value: '****45'",
        "last2 | 00012345 | value: '****45'",
        "year | 1962 | value: 1962",
        "year | 1962 | value: '1962'",
        "nothing | {a: 1} | value: '****'",
        "year | [1962, 1963-01-01] | value: [1962, 1963]",
        "hmac | {a: 1} | withheld: true"
      })
  void valueHasTheTypeJsonGivesIt(String keep, String value, String expected) {
    SortedMap<String, String> files =
        files(
            "field: {path: name, category: financial}, value: %s, expect: {effect: PERMIT, %s}"
                .formatted(value, expected));
    files.computeIfPresent(
        "rules.yaml", (file, rules) -> rules.replace("keep: year", "keep: " + keep));

    assertThat(PolicyExamples.run(((PolicyLoad.Loaded) Policy.of(files)).policy()))
        .singleElement()
        .satisfies(result -> assertThat(result.differences()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1E+2 | 100 | true",
        "1E+2 | 101 | false",
        "true | false | false",
        "'true' | true | false",
        "{a: [1, x]} | {a: [1.0, x]} | true",
        "{a: [1, x]} | {a: [1]} | false",
        "{a: 1, b: null} | {a: 1} | true",
        "{a: 1, b: 2} | {a: 1} | false",
        "{a: 1} | {b: 1} | false",
        "'12' | 12 | true",
        "x | {a: 1} | false"
      })
  void valuesThatSayTheSameAreTheSame(String value, String expected, boolean isSame) {
    assertThat(
            results(
                "field: {path: name, category: identity}, value: %s, expect: {effect: PERMIT, value: %s}"
                    .formatted(value, expected)))
        .singleElement()
        .matches(result -> result.holds() == isSame);
  }

  @Test
  void nullIsNoValue() {
    isRefused(
        "field: {path: name, category: identity}, value: a, expect: {effect: PERMIT, value: null}",
        Problem.Code.INVALID_VALUE,
        "null is no value");
    isRefused(
        "field: {path: name, category: identity}, value: null, expect: {effect: PERMIT, value: a}",
        Problem.Code.MISSING_KEY,
        "'value' is missing");
  }

  @Test
  void valueThatJsonCouldNotHoldDoesNotLoad() {
    String example = "field: {path: name, category: identity}, value: %s, expect: {effect: PERMIT}";

    isRefused(example.formatted("{a: 1, a: 2}"), Problem.Code.DUPLICATE_KEY, "'a' stands");
    isRefused(example.formatted("-.inf"), Problem.Code.INVALID_VALUE, "no number");
    isRefused(example.formatted("1E99999999999"), Problem.Code.INVALID_VALUE, "no number");
  }
}
