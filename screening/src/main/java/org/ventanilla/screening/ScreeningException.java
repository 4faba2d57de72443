package org.ventanilla.screening;

import org.jspecify.annotations.Nullable;

/// A fault of screening as a whole: a list that cannot be read at all. A bad row is not a fault; it
/// stands in the report of what was skipped.
public final class ScreeningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  /// @param code what went wrong, stable
  /// @param message for a person; names the file
  public ScreeningException(Code code, String message) {
    super(message);
    this.code = code;
  }

  /// @param code what went wrong, stable
  /// @param message for a person; names the file
  /// @param cause what the operating system or a parser said, if anything
  public ScreeningException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// What went wrong.
  public Code code() {
    return code;
  }

  /// Stable codes.
  public enum Code {
    /// The list, or a file it cannot do without, is not there.
    LIST_MISSING,
    /// The operating system refused to read a file.
    LIST_UNREADABLE,
    /// The list has more rows than a list may have.
    LIST_TOO_LARGE,
    /// The thread that screened was interrupted.
    INTERRUPTED,
    /// The operating system refused to read a file of people or facts.
    FILE_UNREADABLE,
    /// The first line of a file of people or facts does not name the columns it has to have.
    BAD_HEADER,
    /// A file of people or facts has rows, and none of them can be used.
    NO_USABLE_ROW,
    /// A file of facts has more rows than it may have.
    TOO_MANY_FACTS,
    /// The file as a whole is not in its format; the message says in which line.
    LIST_MALFORMED,
    /// A compiled list has a wrong checksum, or is none.
    LIST_DAMAGED,
    /// A compiled list was written by another version.
    LIST_VERSION,
    /// A compiled list's names are read otherwise by this version; it has to be compiled again.
    INDEX_STALE,
    /// The words before or after the colon of `--list` name no list.
    LIST_UNKNOWN,
    /// A CSV list's mapping says something it cannot say.
    MAPPING_WRONG
  }
}
