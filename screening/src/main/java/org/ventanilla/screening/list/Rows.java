package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.ReadReport.Reason;

/// The rows of one OFAC legacy file, a line each. A row is parsed by itself, so that one bad row
/// spoils none after it. Reads UTF-8, and windows-1252 in a line that is not UTF-8, for OFAC has
/// used both.
final class Rows implements AutoCloseable {
  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final String END_MARK = "\u001a";
  private static final String EMPTY_MARK = "-0-";

  private final Lines lines;
  private final int fewest;
  private final int most;

  /// @param fewest columns a row must have
  /// @param most columns a row may have
  Rows(String file, InputStream in, ReadCounts counts, int fewest, int most) {
    this.lines = new Lines(file, in, counts, FALLBACK);
    this.fewest = fewest;
    this.most = most;
  }

  /// One row.
  ///
  /// @param line from 1
  /// @param id its first column
  /// @param columns all of them, the id first; empty where the list says `-0-`
  record Row(long line, String id, List<String> columns) {
    /// The column after the id with this number, from 0.
    String column(int index) {
      return index + 1 < columns.size() ? columns.get(index + 1) : "";
    }
  }

  /// The next row that can be used, or null after the last; the others are counted.
  @Nullable Row next() throws IOException {
    while (true) {
      String line = lines.next();
      if (line == null) {
        return null;
      }
      String text = line.strip();
      if (text.isEmpty() || text.equals(END_MARK)) {
        continue;
      }
      Row row = parse(text);
      if (row != null) {
        return row;
      }
    }
  }

  void used() {
    lines.used();
  }

  void skip(Row row, Reason reason) {
    lines.skip(row.line(), reason);
  }

  private @Nullable Row parse(String text) {
    List<String> fields = CsvLine.fields(text);
    if (fields == null) {
      lines.skip(Reason.MALFORMED_ROW);
      return null;
    }
    if (fields.size() < fewest || fields.size() > most) {
      lines.skip(Reason.WRONG_COLUMN_COUNT);
      return null;
    }
    String id = fields.getFirst().strip();
    if (!isId(id)) {
      lines.skip(Reason.BAD_ID);
      return null;
    }
    fields.replaceAll(Rows::value);
    return new Row(lines.number(), id, fields);
  }

  private static boolean isId(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return !id.isEmpty() && id.length() <= 18;
  }

  private static String value(String field) {
    String value = field.strip();
    if (value.equals(EMPTY_MARK)) {
      return "";
    }
    return withoutControls(value);
  }

  /// The text with a blank for every control character.
  static String withoutControls(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        StringBuilder clean = new StringBuilder(value);
        for (int j = i; j < clean.length(); j++) {
          if (Character.isISOControl(clean.charAt(j))) {
            clean.setCharAt(j, ' ');
          }
        }
        return clean.toString();
      }
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
