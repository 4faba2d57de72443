package org.ventanilla.cli;

import java.security.SecureRandom;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.FieldValue;
import org.ventanilla.policy.Keep;
import org.ventanilla.policy.Obligation;
import org.ventanilla.policy.Redaction;
import org.ventanilla.policy.Redactor;
import org.ventanilla.policy.Sentence;

/// What would become of a field's value.
sealed interface LeavingValue {
  /// It leaves, changed as the obligations ask.
  ///
  /// @param value as plain JSON
  /// @param isHashed whether it was hashed, under a key nobody else has
  /// @param isSealed whether it would leave encrypted
  record Leaves(Object value, boolean isHashed, boolean isSealed) implements LeavingValue {}

  /// It cannot be changed as the obligations ask, so it stays.
  record Stays(Sentence why) implements LeavingValue {}

  /// Null where there is no value, or the decision keeps it.
  static @Nullable LeavingValue of(
      FieldDecision decision, FieldFacts field, @Nullable FieldValue value) {
    List<Obligation> obligations =
        switch (decision) {
          case FieldDecision.Permit permit -> permit.obligations();
          case FieldDecision.Approve approve -> approve.obligations();
          case FieldDecision.Deny _ -> List.of();
        };
    if (value == null || decision instanceof FieldDecision.Deny) {
      return null;
    }
    return switch (redactor().apply(obligations, field.path(), value)) {
      case Redaction.Withheld(Sentence why) -> new Stays(why);
      case Redaction.Released(FieldValue left) ->
          new Leaves(
              left.toPlain(),
              obligations.stream()
                  .anyMatch(one ->
                      one instanceof Obligation.Redact redact
                          && redact.keep() instanceof Keep.Hmac),
              obligations.stream().anyMatch(Obligation.Seal.class::isInstance));
    };
  }

  private static Redactor redactor() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Redactor(new SecretKeySpec(key, "HmacSHA256"));
  }
}
