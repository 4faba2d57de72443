package org.ventanilla.window.accreditation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A public key and whose it is.
///
/// @param kid the key's RFC 7638 thumbprint, SHA-256 in base64url
/// @param agency the agency that holds it, or whose officer does
/// @param officer null for a key of the agency itself
/// @param jwk the public JWK, required members only, canonical JSON
/// @param validFrom first moment at which it counts
/// @param validUntil first moment at which it counts no more
/// @param revokedAt null while it is not revoked
public record RegisteredKey(
    String kid,
    KeyUse use,
    String agency,
    @Nullable Officer officer,
    String jwk,
    Instant validFrom,
    Instant validUntil,
    @Nullable Instant revokedAt) {

  /// Whether a key counts at a moment.
  public enum State {
    NOT_YET_VALID,
    VALID,
    EXPIRED,
    REVOKED
  }

  /// Its state at a moment. Revocation counts for every moment, also before it: a signature that is
  /// opened after its key was revoked may have been made by whoever took the key.
  public State state(Instant at) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    if (at.isBefore(validFrom)) {
      return State.NOT_YET_VALID;
    }
    return at.isBefore(validUntil) ? State.VALID : State.EXPIRED;
  }
}
