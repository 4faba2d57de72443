package org.ventanilla.window.release;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyExamples;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.Problem;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Right;

/// What a policy must pass before it can be put in force: it loads, its tables can be read, its own
/// examples hold, and whoever it asks to approve is somebody the agreement knows. Takes as long as
/// the policy's proofs take; never call it inside a transaction.
final class PolicyGate {
  private static final int MOST_PROBLEMS = 50;

  private final Agreement agreement;

  PolicyGate(Agreement agreement) {
    this.agreement = agreement;
  }

  /// What came of it.
  sealed interface Outcome {
    record Passed(Policy policy) implements Outcome {}

    record Failed(List<PolicyChange.Problem> problems) implements Outcome {}
  }

  Outcome check(SortedMap<String, String> files) {
    return switch (Policy.of(files)) {
      case PolicyLoad.Rejected(var problems) ->
          new Outcome.Failed(
              problems.stream().limit(MOST_PROBLEMS).map(PolicyGate::problem).toList());
      case PolicyLoad.Loaded(Policy policy) -> {
        List<PolicyChange.Problem> problems = new ArrayList<>();
        policy.brokenTables().forEach(table -> problems.add(problem(table)));
        roles(policy, problems);
        examples(policy, problems);
        yield problems.isEmpty()
            ? new Outcome.Passed(policy)
            : new Outcome.Failed(
                List.copyOf(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
      }
    };
  }

  private static PolicyChange.Problem problem(Problem one) {
    return new PolicyChange.Problem(
        one.file() + ":" + one.line() + ":" + one.column(),
        one.code().name(),
        one.message() + "; " + one.remedy());
  }

  private void roles(Policy policy, List<PolicyChange.Problem> problems) {
    for (String id : policy.approverRoles()) {
      boolean approves =
          agreement.role(id).map(role -> role.may().contains(Right.APPROVE)).orElse(false);
      if (!approves) {
        problems.add(
            new PolicyChange.Problem(
                "policy.yaml",
                "ROLE_UNKNOWN",
                "the role '" + id + "' may not approve by the agreement; nobody could agree"));
      }
    }
  }

  private static void examples(Policy policy, List<PolicyChange.Problem> problems) {
    for (PolicyExamples.Result result : PolicyExamples.run(policy)) {
      if (!result.holds()) {
        problems.add(
            new PolicyChange.Problem(
                result.file() + ":" + result.line(),
                "EXAMPLE_FAILS",
                result.name() + ": " + String.join("; ", result.differences())));
      }
    }
  }
}
