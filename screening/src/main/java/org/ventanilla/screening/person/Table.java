package org.ventanilla.screening.person;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.csv.CsvStart;
import org.ventanilla.screening.person.Lines.Line;

/// A file of rows with named columns: CSV with a header, or flat JSON objects, one a line. Gives
/// each row's values in the order of the columns asked for. What cannot be read as a row is told
/// and passed over; a row whose quotes never close costs only itself.
///
/// CSV is UTF-8, separated by comma, semicolon or tab, whichever the header has; a field in quotes
/// may span lines.
final class Table implements AutoCloseable {
  /// Most lines one row may span.
  static final int MOST_LINES = 50;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String file;
  private final Lines lines;
  private final List<String> columns;
  private final Consumer<RowProblem> problems;
  private final boolean json;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private int[] places = new int[0];
  private int width;
  private char delimiter = ',';
  private final UnusedColumns unused = new UnusedColumns();

  /// @param file the file's name, for messages
  /// @param in its bytes
  /// @param json whether the rows are JSON
  /// @param columns those to give
  /// @param problems is told what could not be read
  Table(
      String file,
      InputStream in,
      boolean json,
      List<String> columns,
      Consumer<RowProblem> problems) {
    this.file = file;
    this.lines = new Lines(new BufferedInputStream(in, 1));
    this.columns = List.copyOf(columns);
    this.problems = problems;
    this.json = json;
  }

  static boolean isJson(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || lower.endsWith(".json");
  }

  /// One row.
  ///
  /// @param line from 1
  /// @param offset of its first byte
  /// @param length of its bytes with the lines' ends
  /// @param values one for each column asked for, without outer white space and control characters;
  ///   empty where nothing is stated
  @SuppressWarnings("ArrayRecordComponent") // Hands values on inside this package; never compared.
  record Row(long line, long offset, int length, String[] values) {}

  /// How many bytes were read.
  long position() {
    return lines.position();
  }

  /// Reads the header, and tells which of its columns nobody asked for.
  ///
  /// @param needed each a choice: one of its columns has to be there
  void start(List<List<String>> needed) throws IOException {
    if (json) {
      return;
    }
    First first = first();
    String text = first.text();
    delimiter = CsvStart.separator(text);
    List<String> header = CsvFields.split(text, delimiter).fields();
    if (header == null) {
      throw bad("the header is no CSV: its quotes do not match");
    }
    header(header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList());
    for (List<String> choice : needed) {
      if (choice.stream().noneMatch(name -> places[columns.indexOf(name)] >= 0)) {
        throw bad(
            "the header names no column '"
                + String.join("' or '", choice)
                + "' among its "
                + header.size()
                + "; the columns it may have are "
                + String.join(", ", columns));
      }
    }
    tellUnused(first.line(), "columns");
  }

  private void tellUnused(Line line, String what) {
    List<String> names = unused.tell();
    if (!names.isEmpty()) {
      String known = String.join(", ", columns);
      tell(
          line,
          RowProblem.Code.UNUSED_COLUMN,
          what + " not used: " + String.join(", ", names) + "; known are " + known);
    }
  }

  /// A line that is not blank.
  private record First(Line line, String text) {}

  /// The first line that is not passed over.
  private First first() throws IOException {
    for (Line line = nextLine(); line != null; line = nextLine()) {
      String kind = kind(line);
      String text = line.tooLong() || !kind.isEmpty() ? null : decode(line);
      if (text == null) {
        String mend = kind.isEmpty() ? "; save it as CSV in UTF-8" : ": " + kind;
        throw bad("line " + line.number() + " is no header in UTF-8" + mend);
      }
      if (!CsvStart.passedOver(text)) {
        return new First(line, text);
      }
    }
    throw bad("is empty; the first line names the columns: " + String.join(", ", columns));
  }

  /// What the first bytes of other kinds of files say; empty if nothing.
  private static String kind(Line line) {
    if (line.tooLong()) {
      return "it is longer than " + Lines.LONGEST_LINE + " bytes";
    }
    byte[] bytes = line.bytes();
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return switch (first) {
      case 0x1f8b -> "it is compressed; unpack it first";
      case 0x504b ->
          bytes.length > 2 && bytes[2] == 3
              ? "it is an Excel workbook or an archive; save it as CSV in UTF-8"
              : "";
      case 0xfeff, 0xfffe -> "it is UTF-16; save it as CSV in UTF-8";
      default -> "";
    };
  }

  private void header(List<String> header) {
    width = header.size();
    places = new int[columns.size()];
    Arrays.fill(places, -1);
    for (int i = 0; i < width; i++) {
      int column = columns.indexOf(header.get(i));
      if (column < 0) {
        unused.add(header.get(i));
      } else if (places[column] >= 0) {
        throw bad("the header names the column '" + header.get(i) + "' twice");
      } else {
        places[column] = i;
      }
    }
  }

  private ScreeningException bad(String message) {
    return new ScreeningException(ScreeningException.Code.BAD_HEADER, file + ": " + message);
  }

  /// The next row, or null at the end.
  @Nullable Row next() throws IOException {
    while (true) {
      Line line = nextLine();
      if (line == null) {
        return null;
      }
      if (line.tooLong()) {
        tell(line, RowProblem.Code.LINE_TOO_LONG, "longer than " + Lines.LONGEST_LINE + " bytes");
        continue;
      }
      String text = decode(line);
      if (text == null) {
        tell(line, RowProblem.Code.NOT_UTF8, "not UTF-8; save the file as UTF-8");
        continue;
      }
      if (text.isBlank()) {
        continue;
      }
      Row row = json ? json(line, text) : csv(line, text);
      if (row != null) {
        return row;
      }
    }
  }

  private @Nullable Row json(Line line, String text) {
    Row row = FlatJson.row(this, line, text, unused::add);
    tellUnused(line, "members");
    return row;
  }

  private @Nullable Row csv(Line line, String text) throws IOException {
    CsvFields.Split split = CsvFields.split(text, delimiter);
    int length = line.size();
    if (split.unfinished()) {
      List<Line> following = new ArrayList<>();
      StringBuilder whole = new StringBuilder(text);
      while (split.unfinished() && following.size() < MOST_LINES - 1) {
        Line next = nextLine();
        if (next == null) {
          break;
        }
        following.add(next);
        String more = next.tooLong() ? null : decode(next);
        if (more == null || whole.length() + more.length() > Lines.LONGEST_LINE) {
          break;
        }
        whole.append('\n').append(more);
        length += next.size();
        split = CsvFields.split(whole.toString(), delimiter);
      }
      List<String> fields = split.fields();
      if (fields == null || fields.size() != width) {
        putBack(following);
      }
    }
    List<String> fields = split.fields();
    if (fields == null) {
      tell(
          line, RowProblem.Code.MALFORMED_ROW, "its quotes do not match; double a quote in a text");
      return null;
    }
    if (fields.size() != width) {
      tell(
          line,
          RowProblem.Code.WRONG_COLUMN_COUNT,
          "has " + fields.size() + " fields where the header has " + width);
      return null;
    }
    return new Row(line.number(), line.offset(), length, values(fields));
  }

  /// The values of a row read before, from its bytes and where they stand.
  String @Nullable [] again(long offset, byte[] bytes) {
    Line line = new Line(bytes, offset == 0 ? 1 : 2, offset, bytes.length, false);
    String text = decode(line);
    if (text == null) {
      return null;
    }
    if (json) {
      Row row = FlatJson.row(this, line, text, told -> {});
      return row == null ? null : row.values();
    }
    String row = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    row = row.endsWith("\r") ? row.substring(0, row.length() - 1) : row;
    List<String> fields = CsvFields.split(row, delimiter).fields();
    return fields == null || fields.size() != width ? null : values(fields);
  }

  private String[] values(List<String> fields) {
    String[] values = new String[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = places[i] < 0 ? "" : clean(fields.get(places[i]));
    }
    return values;
  }

  private @Nullable Line nextLine() throws IOException {
    Line line = ahead.poll();
    return line != null ? line : lines.next();
  }

  private void putBack(List<Line> following) {
    for (int i = following.size() - 1; i >= 0; i--) {
      ahead.addFirst(following.get(i));
    }
  }

  /// The line as text, or null if it is not UTF-8.
  private static @Nullable String decode(Line line) {
    String text = new String(line.bytes(), StandardCharsets.UTF_8);
    if (text.indexOf('\ufffd') >= 0) {
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
      } catch (CharacterCodingException e) {
        return null;
      }
    }
    boolean marked = line.number() == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }

  /// Without outer white space, control characters as spaces.
  static String clean(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        StringBuilder clean = new StringBuilder(value);
        for (int c = i; c < clean.length(); c++) {
          if (Character.isISOControl(clean.charAt(c))) {
            clean.setCharAt(c, ' ');
          }
        }
        return clean.toString().strip();
      }
    }
    return value.strip();
  }

  List<String> columns() {
    return columns;
  }

  void tell(Line line, RowProblem.Code code, String message) {
    problems.accept(new RowProblem(file, line.number(), "", code, message));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
