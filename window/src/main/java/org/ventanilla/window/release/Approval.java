package org.ventanilla.window.release;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Ground;

/// An officer's word on a decision, its signature already checked.
///
/// @param officer who says it; two keys of one officer are one person
/// @param agency the officer's agency
/// @param role the role in which the officer speaks; one of `roles`
/// @param roles the roles the officer holds
/// @param decisionDigest the decision it is about, in hex
/// @param declined fields the officer does not agree to, each as `record.field`; empty to agree to
///   all the role is asked for
/// @param ground why they are declined; null exactly when none is
/// @param keyId whose key signed it
/// @param act the signed act as it came, kept as evidence
public record Approval(
    String officer,
    String agency,
    String role,
    Set<String> roles,
    String decisionDigest,
    Set<String> declined,
    @Nullable Ground ground,
    String keyId,
    byte[] act,
    Instant at) {
  /// Copies.
  public Approval {
    roles = Set.copyOf(roles);
    declined = Set.copyOf(declined);
    act = act.clone();
    if (declined.isEmpty() != (ground == null)) {
      throw new IllegalArgumentException(
          "a ground goes with declined fields, and with nothing else");
    }
  }

  @Override
  public byte[] act() {
    return act.clone();
  }
}
