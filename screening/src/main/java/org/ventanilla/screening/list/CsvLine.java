package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits one row of CSV (RFC 4180): commas, or another separator, between fields, quotes around
/// those that need them and doubled within. A list has tens of thousands of short rows that are
/// each parsed by themselves, which is why no reader of whole files stands here; the tests compare
/// it with one.
final class CsvLine {
  /// Most fields of a row.
  static final int MOST_FIELDS = 2_000;

  private CsvLine() {}

  /// What became of the row's quotes.
  enum Outcome {
    /// The fields are complete.
    COMPLETE,
    /// The text ends within quotes: the row may go on in the next line.
    OPEN,
    /// Something stands between a closing quote and the next separator, or there are too many
    /// fields.
    MALFORMED
  }

  /// Splits the text; what was found before something malformed stays in `into`.
  static Outcome split(String text, char separator, List<String> into) {
    int at = 0;
    while (true) {
      if (into.size() == MOST_FIELDS) {
        return Outcome.MALFORMED;
      }
      if (at < text.length() && text.charAt(at) == '"') {
        int end = closing(text, at + 1);
        if (end < 0) {
          return Outcome.OPEN;
        }
        String field = text.substring(at + 1, end);
        into.add(field.indexOf('"') < 0 ? field : field.replace("\"\"", "\""));
        at = end + 1;
        if (at == text.length()) {
          return Outcome.COMPLETE;
        }
        if (text.charAt(at) != separator) {
          return Outcome.MALFORMED;
        }
        at++;
      } else {
        int comma = text.indexOf(separator, at);
        into.add(comma < 0 ? text.substring(at) : text.substring(at, comma));
        if (comma < 0) {
          return Outcome.COMPLETE;
        }
        at = comma + 1;
      }
    }
  }

  /// The fields, or null when the row is not complete in itself.
  static @Nullable List<String> fields(String text) {
    List<String> fields = new ArrayList<>(12);
    return split(text, ',', fields) == Outcome.COMPLETE ? fields : null;
  }

  private static int closing(String text, int from) {
    int at = text.indexOf('"', from);
    while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
      at = text.indexOf('"', at + 2);
    }
    return at;
  }
}
