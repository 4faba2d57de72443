package org.ventanilla.window.release;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyCheck;
import org.ventanilla.policy.PolicyExamples;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.policy.PolicyReport;
import org.ventanilla.policy.Problem;
import org.ventanilla.policy.Prover;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Right;

/// What a policy must pass before it can be put in force: it loads, its tables can be read, its own
/// examples hold, its invariants are proven, and whoever it asks to approve is somebody the
/// agreement knows. Takes as long as the policy's proofs take, seconds for a hundred rules; never
/// call it inside a transaction.
final class PolicyGate {
  private static final int MOST_PROBLEMS = 50;
  private static final int MOST_PROVEN = 1_000;

  private final Agreement agreement;
  private final Predicate<String> known;
  private final Set<String> proven = ConcurrentHashMap.newKeySet();
  private final InstantSource clock;

  /// @param known whether a version was in force before, by its digest: what it allows is nothing
  ///   new, and its invariants need no proof
  PolicyGate(Agreement agreement, Predicate<String> known, InstantSource clock) {
    this.agreement = agreement;
    this.known = known;
    this.clock = clock;
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
        if (problems.isEmpty() && !proven.contains(policy.digest())) {
          invariants(policy, problems);
        }
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

  /// What only CEL's verifier could tell counts as not proven: the verifier is not part of a
  /// window.
  private void invariants(Policy policy, List<PolicyChange.Problem> problems) {
    if (known.test(policy.digest())) {
      return;
    }
    PolicyReport report =
        PolicyCheck.of(policy, Prover.none(), clock.instant().atZone(ZoneOffset.UTC));
    for (PolicyReport.Finding finding : report.findings()) {
      if (finding.kind().isGrave()) {
        problems.add(
            new PolicyChange.Problem(
                finding.file() + ":" + finding.line() + ":" + finding.column(),
                finding.kind().name(),
                finding.sentence().english()));
      }
    }
    if (problems.isEmpty() && proven.size() < MOST_PROVEN) {
      proven.add(policy.digest());
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
