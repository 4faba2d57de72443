package org.ventanilla.screening.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.ReadReport.Reason;

/// The rows of one OFAC legacy file, a line each. A row is parsed by itself, so that one bad row
/// spoils none after it. Reads UTF-8, and windows-1252 in a line that is not UTF-8, for OFAC has
/// used both.
final class Rows implements AutoCloseable {
  /// Longest row in bytes; the longest in a real list has about a thousand.
  static final int LONGEST_LINE = 1 << 20;

  /// Most rows of one file.
  static final long MOST_ROWS = 20_000_000;

  private static final Charset FALLBACK = Charset.forName("windows-1252");
  private static final String END_MARK = "\u001a";
  private static final String EMPTY_MARK = "-0-";
  private static final CsvReader.CsvReaderBuilder CSV =
      CsvReader.builder().allowUnclosedQuote(false).maxBufferSize(LONGEST_LINE + 2);

  private final String file;
  private final BufferedInputStream in;
  private final ReadCounts counts;
  private final int fewest;
  private final int most;
  private long line;

  /// @param fewest columns a row must have
  /// @param most columns a row may have
  Rows(String file, InputStream in, ReadCounts counts, int fewest, int most) {
    this.file = file;
    this.in = new BufferedInputStream(in, 1 << 16);
    this.counts = counts;
    this.fewest = fewest;
    this.most = most;
  }

  /// One row.
  ///
  /// @param line from 1
  /// @param id its first column
  /// @param columns the others; empty where the list says `-0-`
  record Row(long line, String id, List<String> columns) {}

  /// The next row that can be used; the others are counted.
  Optional<Row> next() throws IOException {
    while (true) {
      byte[] bytes = line();
      if (bytes.length == 0) {
        return Optional.empty();
      }
      if (++line > MOST_ROWS) {
        throw new ScreeningException(
            ScreeningException.Code.LIST_TOO_LARGE, file + " has more than " + MOST_ROWS + " rows");
      }
      if (bytes.length > LONGEST_LINE) {
        counts.skip(file, line, Reason.LINE_TOO_LONG);
        continue;
      }
      String text = decode(bytes).strip();
      if (text.isEmpty() || text.equals(END_MARK)) {
        continue;
      }
      Optional<Row> row = parse(text);
      if (row.isPresent()) {
        return row;
      }
    }
  }

  void used() {
    counts.used(file);
  }

  void skip(Row row, Reason reason) {
    counts.skip(file, row.line(), reason);
  }

  private Optional<Row> parse(String text) {
    List<String> fields;
    try {
      fields = CSV.ofSingleCsvRecord(text).getFields();
    } catch (CsvParseException e) {
      counts.skip(file, line, Reason.MALFORMED_ROW);
      return Optional.empty();
    }
    if (fields.size() < fewest || fields.size() > most) {
      counts.skip(file, line, Reason.WRONG_COLUMN_COUNT);
      return Optional.empty();
    }
    String id = fields.getFirst().strip();
    if (id.isEmpty() || id.length() > 18 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
      counts.skip(file, line, Reason.BAD_ID);
      return Optional.empty();
    }
    return Optional.of(
        new Row(line, id, fields.subList(1, fields.size()).stream().map(Rows::value).toList()));
  }

  private static String value(String field) {
    String value = field.strip();
    if (value.equals(EMPTY_MARK)) {
      return "";
    }
    StringBuilder clean = new StringBuilder(value.length());
    value
        .chars()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(c -> clean.append((char) c));
    return clean.toString();
  }

  /// The next line with its end, or no bytes at the end of the file. Of a line that is too long,
  /// one byte more than it may have: the rest is read and dropped.
  private byte[] line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (bytes.size() <= LONGEST_LINE) {
        bytes.write(b);
      }
      if (b == '\n') {
        break;
      }
    }
    return bytes.toByteArray();
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, FALLBACK);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
