package org.ventanilla.window.holding;

/// Something in the holdings broke. Carries a stable code and no content.
public final class HoldingFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  HoldingFault(Code code, String message) {
    super(message);
    this.code = code;
  }

  HoldingFault(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /// Stable; operators and programs match on [#text()].
  public enum Code {
    /// The bytes to import stopped coming.
    IMPORT_INTERRUPTED("import-interrupted"),
    /// A stored record does not read as the one that was stored.
    HOLDING_DAMAGED("holding-damaged"),
    /// A file cannot be read.
    FILE_UNREADABLE("file-unreadable");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
