package org.ventanilla.window.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.release.PolicyChange;
import org.ventanilla.window.release.PolicyCode;

/// The HTTP status that fits each reason for which a change of the policy is refused. What is wrong
/// in the policy's files comes as violations, each with the place in its file.
final class PolicyRefusals {
  private static final int UNPROCESSABLE = 422;

  private PolicyRefusals() {}

  static Problem problem(PolicyChange.Refused refused) {
    List<Violation> violations =
        refused.problems().stream()
            .map(one ->
                new Violation(
                    one.code(), UNPROCESSABLE, "/files", one.place() + ": " + one.message()))
            .toList();
    return Arrays.stream(PolicyCode.values())
        .filter(code -> code.name().equals(refused.code()))
        .findFirst()
        .map(code ->
            Problem.of(
                new Violation(code.name(), status(code), "", refused.message()),
                violations,
                Optional.empty()))
        .orElseGet(() -> KeyRefusals.problem(refused.code(), refused.message()));
  }

  private static int status(PolicyCode code) {
    return switch (code) {
      case ACT_INVALID -> 400;
      case SAME_PERSON -> 403;
      case PROPOSAL_UNKNOWN, POLICY_UNKNOWN -> 404;
      case POLICY_NEVER_IN_FORCE -> 409;
      case PROPOSALS_TOO_MANY -> 429;
      case ACT_WRONG_AUDIENCE, ACT_WRONG_TARGET, ACT_EXPIRED, POLICY_REFUSED, POLICY_EFFECT_TIME ->
          UNPROCESSABLE;
    };
  }
}
