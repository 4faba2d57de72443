package org.ventanilla.screening.person;

import java.util.Locale;

/// A row that could not be used, or a field of it that was left out. Never carries the row's
/// content.
///
/// @param file the file's name, without folders
/// @param line from 1, the first of the row's lines
/// @param column the column's name, or empty if it is about the whole row
/// @param code what is wrong, stable
/// @param message what is wrong and how to mend it, for a person
public record RowProblem(String file, long line, String column, Code code, String message) {
  /// Whether the row was left out; otherwise only the field was.
  public boolean skipped() {
    return code.skips;
  }

  /// One line for a person: place, code, message.
  public String told() {
    return file
        + ":"
        + line
        + (column.isEmpty() ? "" : " column " + column)
        + ": "
        + message
        + " ["
        + code.code()
        + "]";
  }

  /// Stable codes.
  public enum Code {
    /// The row is longer than a row may be.
    LINE_TOO_LONG(true),
    /// The row is not UTF-8.
    NOT_UTF8(true),
    /// The row's quotes do not match.
    MALFORMED_ROW(true),
    /// The row has more or fewer fields than the header.
    WRONG_COLUMN_COUNT(true),
    /// The line is no flat JSON object.
    MALFORMED_JSON(true),
    /// There is no id.
    NO_ID(true),
    /// There is no name.
    NO_NAME(true),
    /// A fact without a value.
    NO_VALUE(true),
    /// A fact of a kind that does not exist.
    UNKNOWN_KIND(true),
    /// An id or a name longer than it may be.
    TEXT_TOO_LONG(true),
    /// One person has more facts than a person may have.
    TOO_MANY_FACTS(true),
    /// A birth date that is no date; the person is screened without.
    BAD_DATE(false),
    /// A sex that is none of those known; the person is screened without.
    BAD_SEX(false),
    /// A text longer than it may be; the person is screened without.
    FIELD_TOO_LONG(false);

    private final boolean skips;

    Code(boolean skips) {
      this.skips = skips;
    }

    /// The code as it is printed, for example `not-utf8`.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
