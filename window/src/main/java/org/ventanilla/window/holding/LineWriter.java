package org.ventanilla.window.holding;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// Writes records as lines to import, after the check that the window makes too, and counts.
final class LineWriter {
  private static final int PROGRESS_EVERY = 1_000;

  private final OutputStream out;
  private final LongConsumer progress;
  private final RecordReader reader = new RecordReader(RecordRules.shapeOnly());
  private final ProblemList problems = new ProblemList();
  private long records;

  /// @param progress told now and then how many lines were written
  LineWriter(OutputStream out, LongConsumer progress) {
    this.out = out;
    this.progress = progress;
  }

  /// Writes a record that came from `line`.
  void write(long line, JsonNode record) {
    write(line, Json.mapper().writeValueAsBytes(record));
  }

  /// Writes a record's bytes.
  void write(long line, byte[] bytes) {
    switch (reader.read(bytes)) {
      case RecordReading.Unusable(List<RecordReading.Fault> faults) -> problems.add(line, faults);
      case RecordReading.Usable(HoldingRecord _, JsonNode root) -> emit(Json.canonical(root));
    }
  }

  void refuse(long line, List<RecordReading.Fault> faults) {
    problems.add(line, faults);
  }

  void refuse(long line, String pointer, String code) {
    problems.add(line, pointer, code);
  }

  Converted converted() {
    progress.accept(records);
    return new Converted(records, problems.lines(), problems.listed());
  }

  private void emit(byte[] canonical) {
    try {
      out.write(canonical);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    records++;
    if (records % PROGRESS_EVERY == 0) {
      progress.accept(records);
    }
  }
}
