package org.ventanilla.screening.pairs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.csv.CsvStart;
import org.ventanilla.screening.json.JsonLine;

/// A file of pairs, read as a stream: CSV with the columns `name1`, `name2` and if known `schema`,
/// or JSON lines. Which of them, its first character says: JSON lines begin with `{`. As in files
/// of people, CSV is separated by comma, semicolon or tab, whichever the header has, and blank
/// lines and Excel's `sep=` may come before the header.
public final class PairFile implements Iterator<PairRow>, AutoCloseable {
  /// Most characters of a CSV field and of a JSON line.
  public static final int LONGEST = JsonLine.LONGEST;

  private static final int LONGEST_HEADER = 1 << 16;

  private final Path path;
  private final BufferedReader in;
  private final boolean json;
  private @Nullable Iterator<CsvRecord> records;
  private List<String> header = List.of();
  private long line;
  private long before;
  private @Nullable PairRow next;

  private PairFile(Path path, BufferedReader in) throws IOException {
    this.path = path;
    this.in = in;
    this.json = first() == '{';
    if (!json) {
      char separator = separator();
      records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .maxBufferSize(LONGEST)
              .skipEmptyLines(true)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .ofCsvRecord(in)
              .iterator();
      CsvRecord head = nextRecord();
      header = head == null ? List.of() : List.copyOf(head.getFields());
      if (column("name1") < 0 || column("name2") < 0) {
        throw new ScreeningException(
            ScreeningException.Code.BAD_HEADER,
            path.getFileName()
                + ":"
                + (before + 1)
                + ": the first line names the columns name1, name2 and, if known, schema;"
                + " or each line is a JSON object with query and candidate");
      }
    }
    next = read();
  }

  /// Opens a file.
  ///
  /// @throws ScreeningException when it cannot be read or its header lacks a column
  public static PairFile open(Path path) {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  Files.newInputStream(path),
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)),
              1 << 16);
      try {
        return new PairFile(path, in);
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(path, 0, e);
    }
  }

  private static ScreeningException unreadable(Path path, long line, IOException e) {
    String why =
        e instanceof CharacterCodingException
            ? "not UTF-8" + (line > 0 ? " after line " + line : "") + "; save the file as UTF-8"
            : Files.isDirectory(path)
                ? "is a directory"
                : e instanceof NoSuchFileException
                    ? "no such file"
                    : "cannot be read: " + e.getClass().getSimpleName();
    return new ScreeningException(
        ScreeningException.Code.FILE_UNREADABLE, path.getFileName() + ": " + why, e);
  }

  /// The first character that is no space, or less than 0. A byte order mark is passed over.
  private int first() throws IOException {
    while (true) {
      in.mark(1);
      int c = in.read();
      if (c != 0xFEFF && c != ' ' && c != '\t') {
        if (c >= 0) {
          in.reset();
        }
        return c;
      }
    }
  }

  /// What separates the columns. What comes before the header is passed over.
  private char separator() throws IOException {
    while (true) {
      in.mark(LONGEST_HEADER);
      StringBuilder head = new StringBuilder();
      int c = in.read();
      while (c >= 0 && c != '\n' && head.length() < LONGEST_HEADER - 1) {
        head.append((char) c);
        c = in.read();
      }
      String text = head.toString();
      if (c < 0 || !CsvStart.passedOver(text)) {
        in.reset();
        return CsvStart.separator(text);
      }
      before++;
    }
  }

  /// Whether its lines are JSON.
  public boolean json() {
    return json;
  }

  /// The columns of a CSV file.
  public List<String> header() {
    return header;
  }

  /// Where a column stands, or less than 0.
  int column(String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable CsvRecord nextRecord() {
    Iterator<CsvRecord> rows = records;
    if (rows == null) {
      return null;
    }
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException | UncheckedIOException e) {
      if (e.getCause() instanceof IOException io) {
        throw unreadable(path, line, io);
      }
      throw new ScreeningException(
          ScreeningException.Code.LIST_MALFORMED,
          path.getFileName()
              + ": after line "
              + line
              + ": not CSV, or a field of more than "
              + LONGEST
              + " characters",
          e);
    }
  }

  private @Nullable PairRow read() throws IOException {
    if (json) {
      return readJson();
    }
    CsvRecord row = nextRecord();
    if (row == null) {
      return null;
    }
    line = before + row.getStartingLineNumber();
    List<String> fields = row.getFields();
    if (fields.size() != header.size()) {
      return new PairRow.Bad(
          line, fields, fields.size() + " columns where the first line names " + header.size());
    }
    return new PairRow.Names(line, fields);
  }

  private @Nullable PairRow readJson() throws IOException {
    StringBuilder text = new StringBuilder();
    boolean tooLong = false;
    int c = in.read();
    if (c < 0) {
      return null;
    }
    line++;
    for (; c >= 0 && c != '\n'; c = in.read()) {
      tooLong |= text.length() >= LONGEST;
      if (!tooLong) {
        text.append((char) c);
      }
    }
    if (tooLong) {
      return new PairRow.Bad(line, List.of(), "longer than " + LONGEST + " characters");
    }
    if (text.toString().isBlank()) {
      return readJson();
    }
    return new PairRow.Entities(line, text.toString());
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public PairRow next() {
    PairRow row = next;
    if (row == null) {
      throw new NoSuchElementException();
    }
    try {
      next = read();
    } catch (IOException e) {
      throw unreadable(path, line, e);
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
