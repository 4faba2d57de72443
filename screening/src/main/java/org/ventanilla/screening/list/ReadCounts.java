package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ventanilla.screening.list.ReadReport.Reason;
import org.ventanilla.screening.list.ReadReport.Skipped;

/// Counts while a reader reads; one thread, one read.
final class ReadCounts {
  private final TreeMap<String, Long> rows = new TreeMap<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private long skippedRows;
  private long entities;

  void used(String file) {
    rows.merge(file, 1L, Long::sum);
  }

  void skip(String file, long line, Reason reason) {
    skippedRows++;
    if (skipped.size() < ReadReport.MOST_LISTED) {
      skipped.add(new Skipped(file, line, reason));
    }
  }

  void absent(String file) {
    absent.add(file);
  }

  void entity() {
    entities++;
  }

  ReadReport report() {
    return new ReadReport(entities, rows, skipped, skippedRows, absent);
  }
}
