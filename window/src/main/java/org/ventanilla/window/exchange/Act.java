package org.ventanilla.window.exchange;

import java.util.Set;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import tools.jackson.databind.JsonNode;

/// What an officer signed, with a signature that counts.
///
/// @param officer the officer's id together with the agency's, one person's for good
/// @param payload what was signed; its members are known to be those the act has
/// @param digest of the signed bytes
/// @param signed the signed bytes
record Act(
    String agency,
    String officer,
    Set<String> roles,
    String keyId,
    JsonNode payload,
    Digest digest,
    byte[] signed) {
  Act {
    roles = Set.copyOf(roles);
    signed = signed.clone();
  }

  @Override
  public byte[] signed() {
    return signed.clone();
  }

  String jti() {
    return payload.path("jti").asString();
  }

  int subject() {
    return payload.path("subject").asInt(0);
  }

  String decision() {
    return payload.path("decision").asString("");
  }

  /// Content stays out of logs.
  @Override
  public String toString() {
    return "Act[kid=" + keyId + "]";
  }

  /// What came of reading one.
  sealed interface Read {
    record Valid(Act act) implements Read {}

    record Invalid(Violation reason) implements Read {}
  }
}
