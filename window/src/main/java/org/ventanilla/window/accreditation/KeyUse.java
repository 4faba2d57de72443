package org.ventanilla.window.accreditation;

import java.util.Arrays;
import java.util.Optional;

/// What a key is registered for. A key never serves two uses.
public enum KeyUse {
  /// Signs filings and acts: Ed25519.
  SIGNING("signing"),
  /// Proves an agency to the authorization server: P-256 (ES256) or Ed25519.
  ACCESS("access"),
  /// Receives what is sealed for its holder: X25519 or P-256.
  ENCRYPTION("encryption");

  private final String code;

  KeyUse(String code) {
    this.code = code;
  }

  /// The stable code, as documents and the API write it.
  public String code() {
    return code;
  }

  static Optional<KeyUse> of(String code) {
    return Arrays.stream(values()).filter(use -> use.code.equals(code)).findFirst();
  }
}
