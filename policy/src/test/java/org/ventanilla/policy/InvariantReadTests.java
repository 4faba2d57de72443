package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvariantReadTests {
  private static SortedMap<String, String> files(String statement) {
    SortedMap<String, String> files =
        Sample.files("rules: [{id: P, effect: PERMIT, scope: {to: bb}}]");
    files.put("invariants.yaml", "invariants:\n  - id: I\n    " + statement + "\n");
    return files;
  }

  private static Invariant read(String statement) {
    return ((PolicyLoad.Loaded) Policy.of(files(statement))).policy().invariants().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "never: PERMIT informant                    | Never[effects=[PERMIT]]",
        "never: release                             | Never[effects=[PERMIT, APPROVE]]",
        "never: PERMIT or APPROVE informant         | Never[effects=[PERMIT, APPROVE]]",
        "never: PERMIT, APPROVE informant, identity | Never[effects=[PERMIT, APPROVE]]",
        "always: DENY informant                     | Stays[]",
        "always: two approvers for financial        | People[count=2]",
        "always: 3 approvers                        | People[count=3]",
        "always: one approver                       | People[count=1]",
        "always: approver director for financial    | Role[role=director]",
        "always: seal                               | Duties[anyOf=[Sealed[]]]",
        "always: redact or generalise for financial | Duties[anyOf=[Redacted[], Generalised[]]]",
        "always: mark                               | Duties[anyOf=[Marked[handling=null]]]",
        "always: mark H2 for identity               | Duties[anyOf=[Marked[handling=H2]]]",
        "always: expire 90 for identity             | Duties[anyOf=[Expires[days=90]]]",
        "always: expire                             | Duties[anyOf=[Expires[days=0]]]",
        "always: notify-originator                  | Duties[anyOf=[OriginatorTold[]]]"
      })
  void statementIsUnderstood(String statement, String demand) {
    assertThat(sorted(read(statement).demand().toString())).isEqualTo(sorted(demand));
  }

  /// Sets have no order.
  private static String sorted(String demand) {
    return demand.replace("APPROVE, PERMIT", "PERMIT, APPROVE");
  }

  @Test
  void categoriesNarrowTheScope() {
    Invariant invariant = read("never: PERMIT informant, identity\n    where: {to: bb}");

    assertThat(invariant.where().accepted())
        .containsEntry(Dimension.CATEGORY, Set.of("informant", "identity"))
        .containsEntry(Dimension.TO, Set.of("bb"));
    assertThat(invariant.statement()).isEqualTo("never: PERMIT informant, identity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "never: informant                      | INVALID_VALUE",
        "never: PERMIT gossip                  | UNDECLARED_VALUE",
        "never: PERMIT informant always        | INVALID_VALUE",
        "always: two informants                | INVALID_VALUE",
        "always: approver king                 | UNDECLARED_VALUE",
        "always: kindness                      | INVALID_VALUE",
        "always: six approvers                 | INVALID_VALUE",
        "sometimes: PERMIT                     | UNKNOWN_KEY",
        "{never: PERMIT, always: seal}         | SYNTAX"
      })
  void statementNotUnderstoodIsNamedWithItsPlace(String statement, Problem.Code code) {
    List<Problem> problems = Sample.problems(files(statement));

    assertThat(problems).extracting(Problem::code).contains(code);
    assertThat(problems)
        .allSatisfy(problem -> {
          assertThat(problem.file()).isEqualTo("invariants.yaml");
          assertThat(problem.line()).isGreaterThan(0);
          assertThat(problem.column()).isGreaterThan(0);
          assertThat(problem.remedy()).isNotBlank();
        });
  }

  @Test
  void invariantSaysOneThingInOnePlace() {
    assertThat(Sample.problems(files("never: PERMIT\n    always: seal")))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.MISSING_KEY);
    assertThat(Sample.problems(files("never: PERMIT identity\n    where: {category: financial}")))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.INVALID_VALUE);
    assertThat(Sample.problems(files("never: PERMIT\n  - id: I\n    never: DENY")))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.DUPLICATE_ID);
    assertThat(Sample.problems(files("never: PERMIT\n    when: record.colour == 1")))
        .extracting(Problem::code)
        .containsExactly(Problem.Code.CONDITION);
  }
}
