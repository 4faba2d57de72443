package org.ventanilla.window.accreditation;

/// Why a signature does not count. The names are stable codes.
public enum SignatureCode {
  /// Longer than the caller allows.
  SIGNATURE_TOO_LARGE,
  /// No compact JWS, or with a header other than `alg`, `kid` and `typ`.
  SIGNATURE_MALFORMED,
  /// An algorithm other than `EdDSA` and `Ed25519`.
  SIGNATURE_ALGORITHM_REFUSED,
  /// The key is not registered.
  SIGNATURE_KEY_UNKNOWN,
  /// The key did not sign these bytes.
  SIGNATURE_WRONG,
  /// The key is registered for another use.
  KEY_WRONG_USE,
  KEY_NOT_YET_VALID,
  KEY_EXPIRED,
  KEY_REVOKED,
  /// The key is another agency's.
  KEY_WRONG_AGENCY,
  /// An officer's key where the agency's own is due, or the other way.
  KEY_WRONG_HOLDER,
  /// No role of the officer's gives the right.
  OFFICER_NOT_ENTITLED
}
