package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ReadReport.Reason;

/// A CSV file with a header. A quoted field may go on over several lines; a quote that never closes
/// costs one line and not the file.
final class CsvTable implements AutoCloseable {
  /// Most lines of one row.
  static final int MOST_LINES = 100;

  private final Lines lines;
  private final char separator;
  private final ArrayDeque<Line> ahead = new ArrayDeque<>();
  private final List<String> header;
  private long number;

  private record Line(long number, String text) {}

  /// @throws ScreeningException when there is no header
  CsvTable(String file, InputStream in, ReadCounts counts, char separator) throws IOException {
    this.lines = new Lines(file, in, counts, null);
    this.separator = separator;
    List<String> first = row();
    if (first == null) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_MALFORMED, file + ", line 1: there is no header");
    }
    String start = first.getFirst();
    first.set(0, start.startsWith("\ufeff") ? start.substring(1) : start);
    first.replaceAll(String::strip);
    this.header = List.copyOf(first);
  }

  /// The names of the columns.
  List<String> header() {
    return header;
  }

  /// The line in which the row that came last begins.
  long number() {
    return number;
  }

  String file() {
    return lines.file();
  }

  /// The next row, with as many fields as the header; null after the last.
  @Nullable List<String> next() throws IOException {
    while (true) {
      List<String> row = row();
      if (row == null) {
        return null;
      }
      while (row.size() > header.size() && row.getLast().isBlank()) {
        row.removeLast();
      }
      if (row.size() > header.size()) {
        lines.skip(number, Reason.WRONG_COLUMN_COUNT);
        continue;
      }
      while (row.size() < header.size()) {
        row.add("");
      }
      row.replaceAll(field -> Rows.withoutControls(field).strip());
      return row;
    }
  }

  void skip(Reason reason) {
    lines.skip(number, reason);
  }

  private @Nullable List<String> row() throws IOException {
    while (true) {
      Line first = line(0);
      if (first == null) {
        return null;
      }
      ahead.removeFirst();
      number = first.number();
      if (first.text().isBlank()) {
        continue;
      }
      List<String> fields = new ArrayList<>();
      CsvLine.Outcome outcome = CsvLine.split(trimmed(first.text()), separator, fields);
      if (outcome == CsvLine.Outcome.OPEN) {
        List<String> joined = continued(first.text());
        if (joined != null) {
          return joined;
        }
      }
      if (outcome == CsvLine.Outcome.COMPLETE) {
        return fields;
      }
      lines.skip(number, Reason.MALFORMED_ROW);
    }
  }

  /// The row that begins with an open line, when later lines complete it.
  private @Nullable List<String> continued(String first) throws IOException {
    StringBuilder text = new StringBuilder(first);
    for (int more = 0; more < MOST_LINES && text.length() < Lines.LONGEST; more++) {
      Line line = line(more);
      if (line == null) {
        return null;
      }
      text.append('\n').append(line.text());
      if (line.text().indexOf('"') < 0) {
        continue;
      }
      List<String> fields = new ArrayList<>();
      CsvLine.Outcome outcome = CsvLine.split(trimmed(text.toString()), separator, fields);
      if (outcome == CsvLine.Outcome.COMPLETE) {
        for (int i = 0; i <= more; i++) {
          ahead.removeFirst();
        }
        return fields;
      }
      if (outcome == CsvLine.Outcome.MALFORMED) {
        return null;
      }
    }
    return null;
  }

  private static String trimmed(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// The line so many after the next one, without taking it.
  private @Nullable Line line(int offset) throws IOException {
    while (ahead.size() <= offset) {
      String text = lines.next();
      if (text == null) {
        return null;
      }
      ahead.addLast(new Line(lines.number(), text));
    }
    int at = 0;
    for (Line line : ahead) {
      if (at++ == offset) {
        return line;
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
