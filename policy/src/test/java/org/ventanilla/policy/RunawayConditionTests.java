package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions that would take all memory or time although they take few steps.
class RunawayConditionTests {
  /// Stands before the place a problem must have.
  private static final String HERE = "¤";

  private static String quoted(String condition) {
    return '"' + condition.replace("\\", "\\\\") + '"';
  }

  private static void isRefused(String marked, Problem.Code code) {
    String condition = marked.replace(HERE, "");
    List<Problem> problems = Sample.problems(Sample.rule("PERMIT", quoted(condition)));

    assertThat(problems)
        .isNotEmpty()
        .allSatisfy(problem -> {
          assertThat(problem.code()).isEqualTo(code);
          assertThat(problem.file()).isEqualTo("rules.yaml");
          assertThat(problem.line()).isEqualTo(5);
          assertThat(problem.remedy()).isNotBlank();
        });
    assertThat(problems.get(0).column())
        .isEqualTo("    when: '".length() + 1 + marked.indexOf(HERE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "['aa'].map(x, x ¤+ x)[0] == 'b'",
        "[[1]].map(x, x ¤+ x)[0] == [2]",
        "[b'aa'].map(x, x ¤+ x)[0] == b'b'",
        "[dyn(1)].map(x, x ¤+ x)[0] == 2",
        "['a'].exists(x, x ¤+ x == 'b')",
        "['a'].all(x, x ¤+ x == 'b')",
        "['a'].exists_one(x, x ¤+ x == 'b')",
        "['a'].filter(x, x ¤+ x == 'b') == []",
        "['a'].map(x, x ¤+ x == 'b', x) == []",
        "['a'].map(x, x == 'b', x ¤+ x) == []",
        "['a'].exists(x, ['b'].exists(y, x ¤+ y == 'b'))",
        "['a'].exists(x, [x ¤+ x].exists(y, y == 'b'))",
        "[[1]].map(x, ¤[x, x]) == [[[1]]]",
        "[[1, 2]].map(x, x.map¤(y, x)) == []",
        "[[dyn(1), 'a']].map(x, ¤[x[0]]) == []",
        "[1].map(x, ¤{'a': x}) == []",
        "[1, 2].all(x, 'a long text'.matches¤('(.?.?){300}x$'))",
        "[1, 2].all(x, ¤matches('a long text', '(.?.?){300}x$'))",
        "[1, 2].all(x, (x == 1 ? 'one' : 'two').matches¤('x$'))"
      })
  void whatCouldGrowInALoopDoesNotLoad(String condition) {
    isRefused(condition, Problem.Code.GROWTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requester.roles.exists(r, r in ['analyst', 'judge'])",
        "[1, 2].map(x, x + 1) == [2, 3]",
        "[1, 2].map(x, [x, x + 1]).size() == 2",
        "[1, 2].map(x, [3].map(y, y + x)).size() == 2",
        "requester.roles.filter(r, r != 'a').all(r, r in [])",
        "('a' + record.holder).size() > 1 && ([1] + [2]).exists(x, x > 1)",
        "{'a': 'b'}['a'] == 'b'",
        "requester.roles.exists(r, r.matches('inv.{1,40}'))",
        "field.path.matches(r'(\\w{1,10}\\.){0,4}name')",
        "matches(field.path, 'a{1000}')"
      })
  void whatCannotGrowLoads(String condition) {
    assertThat(Sample.when(quoted(condition)).ruleIds()).containsExactly("R-1");
  }

  /// A policy that could name what a loop collects could add to it.
  @ParameterizedTest
  @ValueSource(strings = {"__result__", "@result"})
  void whatALoopCollectsHasNoName(String name) {
    assertThat(
            Sample.problems(
                Sample.rule("PERMIT", quoted("[1].map(x, %s.size()) == [1]".formatted(name)))))
        .extracting(Problem::code)
        .contains(Problem.Code.CONDITION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "field.path.matches(¤'((a{1000}){1000}){100}')",
        "field.path.matches(¤'(a{1000,}){2}')",
        "field.path.matches(¤'(a{0,1000}){2}')",
        "field.path.matches(¤'[{2}]a{501}')",
        "field.path.matches(¤'a{99999999999999999999}')",
        "field.path.matches(¤'(abcdefghi){300}')",
        "field.path.matches(¤'a{1001}')",
        "field.path.matches(¤'(a')",
        "matches('7', ¤record.originator)",
        "'7'.matches(¤record.originator)",
        "'7'.matches('a' ¤+ 'b')",
        "['a'].exists(x, record.holder.matches(¤x))"
      })
  void patternWithoutBoundOrSenseDoesNotLoad(String condition) {
    isRefused(condition, Problem.Code.PATTERN);
  }

  @Test
  void patternHasALength() {
    String longest = "a".repeat(PatternLint.MAX_LENGTH);

    assertThat(Sample.when(quoted("field.path.matches('" + longest + "')")).ruleIds()).hasSize(1);
    isRefused("field.path.matches(¤'" + longest + "a')", Problem.Code.PATTERN);
  }

  /// The clock is read for the rule, and for the attribute within the condition.
  @ParameterizedTest
  @CsvSource({"2, false, ENGINE", "3, false, COST", "2, true, ENGINE", "3, true, COST"})
  void memoryOrStackThatIsNotThereWithholdsItsFieldAndNoOther(
      int reading, boolean isStack, Fault fault) {
    List<PolicyAlarm.Raised> raised = new ArrayList<>();
    int[] readings = {0};
    Watch watch =
        new Watch(
            () -> {
              if (++readings[0] == reading) {
                throw isStack ? new StackOverflowError() : new OutOfMemoryError("none left");
              }
              return 0;
            },
            Watch.usual().timeOut(),
            raised::add);
    Policy policy =
        Sample.policy(
                """
                rules:
                  - {id: D, effect: PERMIT, scope: {category: identity}, when: "!record.consent"}
                  - {id: P, effect: PERMIT, scope: {category: financial}}
                """)
            .watchedBy(watch);

    List<FieldDecision> decisions =
        List.of(
            policy.decide(Sample.request(), Sample.record(), Sample.identity()),
            policy.decide(Sample.request(), Sample.record(), new FieldFacts("iban", "financial")));

    isFaultAndOtherIsPermitted(decisions, raised, fault);
  }

  private static void isFaultAndOtherIsPermitted(
      List<FieldDecision> decisions, List<PolicyAlarm.Raised> raised, Fault fault) {
    assertThat(decisions).hasSize(2);
    assertThat(decisions.get(0))
        .isInstanceOfSatisfying(
            FieldDecision.Deny.class,
            deny -> {
              assertThat(deny.ground()).isEqualTo(Ground.POLICY_ERROR);
              assertThat(deny.isFault()).isTrue();
            });
    assertThat(decisions.get(1).effect()).isEqualTo(Effect.PERMIT);
    assertThat(raised).extracting(PolicyAlarm.Raised::fault).containsExactly(fault);
  }
}
