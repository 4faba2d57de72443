package org.ventanilla.window.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ventanilla.policy.Ground;

/// What was decided on a whole case. Stored encrypted by whoever asked for it, since it holds what
/// is to leave; read back, it is the same decision with the same digest.
///
/// @param nonce 32 random bytes in hex, so that the digest tells nothing of guessable content
/// @param policyDigest SHA-256 of the policy in hex
public record CaseDecision(String nonce, String policyDigest, List<DecidedField> fields) {
  /// Copies.
  public CaseDecision {
    fields = List.copyOf(fields);
  }

  /// Whether nothing waits for a person's approval.
  public boolean settled() {
    return fields.stream().noneMatch(DecidedField::awaitsApproval);
  }

  /// Whether at least one field would leave.
  public boolean releasesSomething() {
    return fields.stream().anyMatch(field -> field.verdict() != Verdict.WITHHOLD);
  }

  /// Whether at least one field is kept back.
  public boolean withholdsSomething() {
    return fields.stream().anyMatch(field -> field.verdict() == Verdict.WITHHOLD);
  }

  /// How many different people are asked for, by role: the most that any one field asks.
  public Map<String, Integer> needs() {
    return fields.stream()
        .flatMap(field -> field.approvers().stream())
        .collect(
            Collectors.toMap(
                DecidedField.Need::role,
                DecidedField.Need::count,
                BinaryOperator.maxBy(Integer::compare),
                TreeMap::new));
  }

  /// The same decision with some fields kept back by the officer who prepares it. An officer can
  /// close what the policy opens, never the reverse.
  ///
  /// @param closing the ground for each field to be kept back; others stay as they are
  public CaseDecision withholding(Function<DecidedField, Optional<Ground>> closing) {
    return new CaseDecision(
        nonce,
        policyDigest,
        fields.stream()
            .map(field ->
                field.verdict() == Verdict.WITHHOLD
                    ? field
                    : closing
                        .apply(field)
                        .map(ground ->
                            field.withheld(
                                ground,
                                "Withheld by the officer who prepared the decision: "
                                    + ground.label().english()
                                    + ".",
                                "Retenido por quien preparó la decisión: "
                                    + ground.label().spanish()
                                    + "."))
                        .orElse(field))
            .toList());
  }
}
