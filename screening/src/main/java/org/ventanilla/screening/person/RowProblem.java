package org.ventanilla.screening.person;

import java.util.Locale;

/// A row that could not be used, a field of it that was left out, or something to know about a row
/// that was used. Never carries the row's content.
///
/// @param file the file's name, without folders
/// @param line from 1, the first of the row's lines
/// @param column the column's name, or empty if it is about the whole row
/// @param code what is wrong, stable
/// @param message what is wrong and how to mend it, for a person
public record RowProblem(String file, long line, String column, Code code, String message) {
  /// Whether the row was left out.
  public boolean skipped() {
    return code.effect == Effect.SKIPPED;
  }

  /// Whether the row was used without the field.
  public boolean leftOut() {
    return code.effect == Effect.LEFT_OUT;
  }

  /// What became of the row.
  private enum Effect {
    SKIPPED,
    LEFT_OUT,
    USED
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
    LINE_TOO_LONG(Effect.SKIPPED),
    /// The row is not UTF-8.
    NOT_UTF8(Effect.SKIPPED),
    /// The row's quotes do not match.
    MALFORMED_ROW(Effect.SKIPPED),
    /// The row has more or fewer fields than the header.
    WRONG_COLUMN_COUNT(Effect.SKIPPED),
    /// The line is no flat JSON object.
    MALFORMED_JSON(Effect.SKIPPED),
    /// There is no id.
    NO_ID(Effect.SKIPPED),
    /// There is no name.
    NO_NAME(Effect.SKIPPED),
    /// A fact without a value.
    NO_VALUE(Effect.SKIPPED),
    /// A fact of a kind that does not exist.
    UNKNOWN_KIND(Effect.SKIPPED),
    /// An id or a name longer than it may be.
    TEXT_TOO_LONG(Effect.SKIPPED),
    /// One person has more facts than a person may have.
    TOO_MANY_FACTS(Effect.SKIPPED),
    /// A birth date that is no date; the person is screened without.
    BAD_DATE(Effect.LEFT_OUT),
    /// A sex that is none of those known; the person is screened without.
    BAD_SEX(Effect.LEFT_OUT),
    /// A text longer than it may be; the person is screened without.
    FIELD_TOO_LONG(Effect.LEFT_OUT),
    /// A nationality that is no country that is known; the person is screened without.
    UNKNOWN_COUNTRY(Effect.LEFT_OUT),
    /// Columns or members that mean nothing here; told once for each.
    UNUSED_COLUMN(Effect.USED),
    /// An id that an earlier row has as well; both people are screened.
    REPEATED_ID(Effect.USED);

    private final Effect effect;

    Code(Effect effect) {
      this.effect = effect;
    }

    /// The code as it is printed, for example `not-utf8`.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
