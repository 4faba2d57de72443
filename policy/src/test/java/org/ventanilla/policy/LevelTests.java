package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTests {
  private static final List<String> LOWEST_FIRST =
      List.of("unclassified", "restricted", "confidential", "secret");

  static Stream<Arguments> everyPair() {
    return LOWEST_FIRST.stream()
        .flatMap(record -> LOWEST_FIRST.stream().map(own -> Arguments.of(record, own)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void clearanceReachesExactlyTheLevelsUpToItsOwn(String classification, String clearance) {
    Policy policy = Sample.when("level(record.classification) <= level(requester.clearance)");

    Effect effect =
        policy
            .decide(
                Sample.requestWithClearance(clearance),
                Sample.recordWithClassification(classification),
                Sample.identity())
            .effect();

    boolean reaches = LOWEST_FIRST.indexOf(classification) <= LOWEST_FIRST.indexOf(clearance);
    assertThat(effect).isEqualTo(reaches ? Effect.PERMIT : Effect.DENY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.classification <= requester.clearance",
        "record.classification < 'secret'",
        "record.classification > requester.clearance || true",
        "dyn(record.classification) >= dyn(requester.clearance)",
        "bytes(record.classification) < bytes(requester.clearance)",
        "requester.roles.exists(role, role > 'a')",
        "[record.classification].exists(c, c <= 'secret')",
        "{'a': record.handling}.a <= 'H1'",
        "record.thirdParty < record.consent"
      })
  void orderOfTextDoesNotLoadAndSaysWhatToWrite(String condition) {
    List<Problem> problems = Sample.problems(Sample.rule("PERMIT", "\"" + condition + "\""));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(Problem.Code.STRING_ORDER);
    assertThat(problems.get(0).remedy()).contains("level(a)", "level(b)");
    assertThat(problems.get(0).file()).isEqualTo("rules.yaml");
    assertThat(problems.get(0).line()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level(record.classification) <= level(record.handling)",
        "level(record.handling) == level('secret')",
        "level(request.purpose) > 1",
        "level('topmost') > level(record.classification)",
        "record.classification == 'Secret'",
        "'bogus' != request.purpose",
        "request.purpose in ['investigation', 'curiosity']",
        "level(field.path) > 0"
      })
  void whatCanNeverHoldDoesNotLoad(String condition) {
    List<Problem> problems = Sample.problems(Sample.rule("PERMIT", "\"" + condition + "\""));

    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(problem ->
            assertThat(problem.code()).isIn(Problem.Code.CONDITION, Problem.Code.UNDECLARED_VALUE));
  }

  @Test
  void placeOfAFaultInAPlainConditionIsItsColumn() {
    List<Problem> problems =
        Sample.problems(
            Sample.rule(
                "PERMIT", "record.thirdParty && record.classification > requester.clearance"));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).column())
        .isEqualTo(11 + "record.thirdParty && record.classification ".length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record.consent && level(request.purpose) > 1      | 5 | 29",
        "QQrecord.consent && level(request.purpose) > 1QQ    | 5 | 30",
        "\"true && level(request.purpose) > 1\"            | 5 | 20",
        "\"has(record.source) && 'x\\\"y' == 'z' && level(request.purpose) > 1\" | 5 | 51",
        "ZZNL      record.consent NL      && level(request.purpose) > 1 | 7 | 10",
        ">NL      record.consent NL      && level(request.purpose) > 1 | 7 | 10",
        "record.consentNL      && level(request.purpose) > 1 | 6 | 10"
      })
  void placeOfAFaultIsItsLineAndColumnHoweverTheTextIsWritten(String when, int line, int column) {
    List<Problem> problems =
        Sample.problems(
            Sample.rule("PERMIT", when.replace("NL", "\n").replace("ZZ", "|").replace("QQ", "'")));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).line()).isEqualTo(line);
    assertThat(problems.get(0).column()).isEqualTo(column);
  }

  @Test
  void levelStandingInTwoEnumerationsDoesNotLoad() {
    var files = Sample.files(Sample.rule("PERMIT", "'true'"));
    files.put("policy.yaml", Sample.MANIFEST.replace("[H0, H1", "[secret, H1"));

    List<Problem> problems = Sample.problems(files);

    assertThat(problems).anyMatch(problem -> problem.message().contains("two enumerations"));
  }
}
