package org.ventanilla.ledger;

/// A fault while using a ledger: storage failed, or what we wrote ourselves is damaged. Never the
/// answer of a verifier.
public final class LedgerException extends RuntimeException {
  /// Stable codes of the faults.
  public enum Code {
    /// A tile the tree needs is not there, or narrower than the tree says.
    TILE_MISSING,
    /// Bytes that were trusted to be well formed are not.
    MALFORMED,
    /// The storage under the ledger failed.
    STORAGE
  }

  private final Code code;

  public LedgerException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public LedgerException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
