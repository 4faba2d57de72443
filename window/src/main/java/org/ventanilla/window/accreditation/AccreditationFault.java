package org.ventanilla.window.accreditation;

/// The register of keys is not what it must be: founding keys that cannot be used, damaged rows.
public final class AccreditationFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Stable code of this module's one fault.
  public static final String CODE = "ACCREDITATION_UNUSABLE";

  AccreditationFault(String message) {
    super(message);
  }

  AccreditationFault(String message, Throwable cause) {
    super(message, cause);
  }
}
