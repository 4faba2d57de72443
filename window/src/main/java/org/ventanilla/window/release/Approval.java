package org.ventanilla.window.release;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Ground;

/// An officer's word on a decision, its signature already checked.
///
/// @param officer who says it; two keys of one officer are one person
/// @param agency the officer's agency
/// @param role the role in which the officer speaks; one of `roles`
/// @param roles the roles the officer holds
/// @param decisionDigest the decision it is about, in hex
/// @param declined fields the officer does not agree to, each as `record.field` and one the role is
///   asked about; empty to agree to all the role is asked for
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
  private static final Pattern PLACE = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}");

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

  /// The first field it declines that the decision, as it was prepared, does not ask its role
  /// about; empty when there is none. What is no place at all is not repeated.
  Optional<String> declinedInVain(CaseDecision decision) {
    Set<String> asked =
        decision.fields().stream()
            .filter(field -> field.asks(role))
            .map(DecidedField::place)
            .collect(Collectors.toSet());
    return declined.stream()
        .filter(place -> !asked.contains(place))
        .sorted()
        .findFirst()
        .map(place -> PLACE.matcher(place).matches() ? place : "A text without record.field");
  }

  @Override
  public byte[] act() {
    return act.clone();
  }
}
