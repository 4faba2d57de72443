package org.ventanilla.window.notary;

import org.jspecify.annotations.Nullable;

/// The notary cannot do what it must. Nothing may leave the window on account of it: whoever
/// catches one withholds. The message is for an operator and never holds content.
public final class NotaryFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  NotaryFault(Code code, String message) {
    this(code, message, null);
  }

  NotaryFault(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /// Stable: operators and programs match on [#text()].
  public enum Code {
    /// The draft is no leaf: a member is malformed, or the leaf would be longer than 4 KiB.
    LEAF_INVALID("notary-leaf-invalid"),
    /// The earlier leaf a draft names is not there.
    PREVIOUS_UNKNOWN("notary-previous-unknown"),
    /// `append` was called outside a transaction, or `await` inside one.
    TRANSACTION("notary-transaction"),
    /// Another window gave leaves their places at the same time; this one begins anew.
    OVERTAKEN("notary-overtaken"),
    /// The signing key's file is missing, damaged, readable by others or of another log.
    KEY_UNUSABLE("notary-key-unusable"),
    /// The signer's memory cannot be read or written.
    MEMORY_UNUSABLE("notary-memory-unusable"),
    /// The stored log does not extend what was signed, or contradicts itself. The window signs and
    /// takes nothing more until somebody has reconciled it.
    READ_ONLY("notary-read-only"),
    /// What a reconciliation was given does not bring the log level with what was signed, or what
    /// is stored cannot be brought there; nothing was written.
    NOT_RECONCILED("notary-not-reconciled"),
    /// The settings of the ledger do not hold together.
    SETTINGS_INVALID("notary-settings-invalid");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
