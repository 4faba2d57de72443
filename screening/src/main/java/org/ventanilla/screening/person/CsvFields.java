package org.ventanilla.screening.person;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Splits one CSV row into fields as RFC 4180 has it. Lenient in one thing: a quote inside a field
/// that does not begin with one is a character like any other, since names come as `Juan "Chapo"`.
final class CsvFields {
  /// Most fields of a row.
  static final int MOST_FIELDS = 1000;

  private CsvFields() {}

  /// What became of a row.
  ///
  /// @param fields the fields, or null
  /// @param unfinished whether the row ended inside quotes, so that its next line may belong to it
  record Split(@Nullable List<String> fields, boolean unfinished) {}

  private static final Split MALFORMED = new Split(null, false);
  private static final Split UNFINISHED = new Split(null, true);

  static Split split(String row, char delimiter) {
    List<String> fields = new ArrayList<>(12);
    int length = row.length();
    int at = 0;
    while (true) {
      if (at < length && row.charAt(at) == '"') {
        StringBuilder field = new StringBuilder();
        at = quoted(row, at + 1, field);
        if (at < 0) {
          return UNFINISHED;
        }
        if (at < length && row.charAt(at) != delimiter) {
          return MALFORMED;
        }
        fields.add(field.toString());
      } else {
        int end = row.indexOf(delimiter, at);
        end = end < 0 ? length : end;
        fields.add(row.substring(at, end));
        at = end;
      }
      if (at >= length) {
        return new Split(fields, false);
      }
      if (fields.size() == MOST_FIELDS) {
        return MALFORMED;
      }
      at++;
    }
  }

  /// Reads up to the closing quote.
  ///
  /// @return where the row goes on after it, or -1 if there is none
  private static int quoted(String row, int from, StringBuilder into) {
    int at = from;
    while (true) {
      int quote = row.indexOf('"', at);
      if (quote < 0) {
        return -1;
      }
      into.append(row, at, quote);
      if (quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
        into.append('"');
        at = quote + 2;
      } else {
        return quote + 1;
      }
    }
  }
}
