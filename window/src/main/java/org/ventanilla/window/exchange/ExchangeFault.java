package org.ventanilla.window.exchange;

/// Something that must not happen happened inside the exchange. Nothing leaves; the step is not
/// taken. Carries no content.
public final class ExchangeFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  ExchangeFault(String code, String message) {
    super(message);
    this.code = code;
  }

  ExchangeFault(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// Stable: `STATE_UNREADABLE`, `CONTENT_UNREADABLE`, `STEP_LOST`, `REFERENCES_EXHAUSTED`,
  /// `SCHEMA_UNREADABLE`, `ANSWER_TOO_EARLY`.
  public String code() {
    return code;
  }
}
