package org.ventanilla.window.accreditation;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Json;

/// A registered key, ready to verify with.
///
/// @param point the decoded public key of a signing key; null for other uses. Decoding costs half
///   as much as verifying, so it is done once.
record VerifyingKey(RegisteredKey key, Ed25519.@Nullable PublicPoint point) {
  static VerifyingKey of(RegisteredKey key) {
    if (key.use() != KeyUse.SIGNING) {
      return new VerifyingKey(key, null);
    }
    byte[] bytes = PublicJwk.ed25519(Json.mapper().readTree(key.jwk()));
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(bytes, 0);
    if (point == null) {
      throw new AccreditationFault("a registered key is damaged");
    }
    return new VerifyingKey(key, point);
  }
}
