package org.ventanilla.window.witness;

import org.jspecify.annotations.Nullable;

/// The witness cannot do its work. The codes are stable; messages hold nothing secret.
public final class WitnessFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  WitnessFault(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  WitnessFault(Code code, String message) {
    this(code, message, null);
  }

  public Code code() {
    return code;
  }

  /// Why.
  public enum Code {
    /// The settings of `ventanilla.witness` do not hold together.
    SETTINGS_INVALID("witness-settings-invalid"),
    /// The witness's key cannot be read or made.
    KEY_UNUSABLE("witness-key-unusable"),
    /// Another window's witness or log cannot be reached or answers what it must not.
    PEER("witness-peer"),
    /// Another window's witness cosigned with a time that lies ahead: its clock or this window's is
    /// wrong.
    CLOCK("witness-clock"),
    /// The mirror's files cannot be read or written.
    MIRROR("witness-mirror");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
