package org.ventanilla.window.release;

/// The window cannot decide at all: nothing leaves until it is mended.
public final class ReleaseFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  ReleaseFault(String code, String message) {
    super(message);
    this.code = code;
  }

  /// Stable: `POLICY_NOT_LOADED`, `SEALING_FAILED`, `SIGNER_LOST`, `POLICY_UNKNOWN`.
  public String code() {
    return code;
  }
}
