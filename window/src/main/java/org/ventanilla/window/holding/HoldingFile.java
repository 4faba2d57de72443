package org.ventanilla.window.holding;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A file with a holding, in a form other than the one that is imported. It is turned into JSON
/// lines on the holder's own machine, row by row, in bounded memory; what it makes of a row is
/// checked as the window will check it.
public final class HoldingFile {
  private static final JsonLimits ROW_LIMITS = new JsonLimits(1 << 20, 12, 64 << 10, 20_000);
  private static final int MOST_COLUMNS = 2_000;

  private final Type type;
  private final Path path;
  private final Optional<Path> mapping;

  /// @param type the file's form
  /// @param path the file, or for [Type#OFAC] the directory
  /// @param mapping a `mapping.yaml`: needed for [Type#CSV], possible for [Type#JSONL]; lines that
  ///   need none are only checked
  public HoldingFile(Type type, Path path, Optional<Path> mapping) {
    if (type == Type.CSV && mapping.isEmpty()) {
      throw new IllegalArgumentException("a CSV file needs a mapping");
    }
    if (type == Type.OFAC && mapping.isPresent()) {
      throw new IllegalArgumentException("OFAC's files bring their own mapping");
    }
    this.type = type;
    this.path = path;
    this.mapping = mapping;
  }

  /// Forms a holding may be in.
  public enum Type {
    /// A table with a header, in UTF-8, separated by commas.
    CSV,
    /// One JSON object a line.
    JSONL,
    /// A directory with OFAC's SDN list in its legacy form.
    OFAC
  }

  /// Writes the lines.
  ///
  /// @param progress told now and then how many lines were written
  /// @throws HoldingFault `file-unreadable`
  /// @throws UncheckedIOException when `out` fails
  public Converted write(OutputStream out, LongConsumer progress) {
    LineWriter lines = new LineWriter(out, progress);
    try {
      if (mapping.isEmpty()) {
        writeReady(lines);
        return lines.converted();
      }
      return switch (MappingFile.read(bytes(mapping.get()))) {
        case MappingReading.Unusable(List<LineProblem> problems) -> new Converted(0, 0, problems);
        case MappingReading.Usable(Mapping usable) -> {
          writeMapped(usable, lines);
          yield lines.converted();
        }
      };
    } catch (IOException e) {
      throw new HoldingFault(HoldingFault.Code.FILE_UNREADABLE, "cannot read a file", e);
    } catch (ScreeningException e) {
      throw new HoldingFault(HoldingFault.Code.FILE_UNREADABLE, "cannot read the list", e);
    }
  }

  private void writeReady(LineWriter lines) throws IOException {
    if (type == Type.OFAC) {
      OfacRecords.write(path, lines);
      return;
    }
    eachLine(lines, RecordReader.LONGEST_LINE, line -> lines.write(line.number(), line.bytes()));
  }

  private void writeMapped(Mapping usable, LineWriter lines) throws IOException {
    if (type == Type.CSV) {
      writeCsv(usable, lines);
      return;
    }
    eachLine(lines, ROW_LIMITS.bytes(), line -> writeJson(usable, line, lines));
  }

  private void eachLine(LineWriter lines, int longest, Consumer<LineReader.Line> use)
      throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      LineReader reader = new LineReader(in, longest);
      Optional<LineReader.Line> line = reader.next();
      while (line.isPresent()) {
        if (line.get().tooLong()) {
          lines.refuse(line.get().number(), "", "line-too-long");
        } else {
          use.accept(line.get());
        }
        line = reader.next();
      }
    }
  }

  private static void writeJson(Mapping usable, LineReader.Line line, LineWriter lines) {
    switch (Json.read(line.bytes(), ROW_LIMITS)) {
      case JsonReading.Refused refused ->
          lines.refuse(line.number(), refused.pointer(), refused.code());
      case JsonReading.Document(JsonNode root) ->
          writeRow(usable, line.number(), name -> member(root, name), lines);
    }
  }

  private static Optional<JsonNode> member(JsonNode root, String name) {
    if (!name.startsWith("/")) {
      return root.optional(name);
    }
    try {
      return Optional.of(root.at(JsonPointer.compile(name))).filter(node -> !node.isMissingNode());
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private void writeCsv(Mapping usable, LineWriter lines) throws IOException {
    long line = 0;
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(1 << 20)
            .ofCsvRecord(utf8(path))) {
      Optional<Map<String, Integer>> header = Optional.empty();
      for (CsvRecord row : rows) {
        line = row.getStartingLineNumber();
        if (header.isEmpty()) {
          header = Optional.of(header(usable, row, lines));
          if (header.get().isEmpty()) {
            return;
          }
        } else {
          writeCsvRow(usable, header.get(), row, lines);
        }
      }
    } catch (CsvParseException e) {
      // The reader cannot tell where the next row begins, so nothing after it can be trusted.
      boolean notText = e.getCause() instanceof CharacterCodingException;
      lines.refuse(line + 1, "", notText ? "not-utf8" : "csv-malformed");
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof CharacterCodingException)) {
        throw e.getCause();
      }
      lines.refuse(line + 1, "", "not-utf8");
    }
  }

  private static void writeCsvRow(
      Mapping usable, Map<String, Integer> header, CsvRecord row, LineWriter lines) {
    if (row.getFieldCount() != header.size()) {
      lines.refuse(row.getStartingLineNumber(), "", "csv-column-count");
      return;
    }
    Function<String, Optional<JsonNode>> columns =
        name -> Optional.ofNullable(header.get(name)).map(i -> StringNode.valueOf(row.getField(i)));
    writeRow(usable, row.getStartingLineNumber(), columns, lines);
  }

  private static void writeRow(
      Mapping usable, long line, Function<String, Optional<JsonNode>> columns, LineWriter lines) {
    MappedRow row = new MappedRow(usable, columns);
    JsonNode record = row.record();
    if (row.faults().isEmpty()) {
      lines.write(line, record);
    } else {
      lines.refuse(line, row.faults());
    }
  }

  /// Empty, with a problem, when a column the mapping names is not there.
  private static Map<String, Integer> header(Mapping usable, CsvRecord row, LineWriter lines) {
    Map<String, Integer> header = new HashMap<>();
    for (int i = 0; i < row.getFieldCount() && i < MOST_COLUMNS; i++) {
      String name = row.getField(i).replace("\ufeff", "").strip();
      if (header.putIfAbsent(name, i) != null) {
        lines.refuse(1, name, "csv-duplicate-column");
        return Map.of();
      }
    }
    boolean complete = true;
    for (String column : MappingColumns.of(usable)) {
      if (!header.containsKey(column)) {
        lines.refuse(1, column, "csv-column-missing");
        complete = false;
      }
    }
    return complete ? header : Map.of();
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MappingFile.MOST_BYTES + 1);
    }
  }

  private static Reader utf8(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }
}
