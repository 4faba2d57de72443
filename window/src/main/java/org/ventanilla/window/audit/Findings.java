package org.ventanilla.window.audit;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a log: counted all, kept up to a bound.
final class Findings {
  private final List<Report.Finding> kept = new ArrayList<>();
  private long count;

  void add(long index, String message) {
    count++;
    if (kept.size() < Report.MOST_FINDINGS) {
      kept.add(new Report.Finding(index, message));
    }
  }

  List<Report.Finding> kept() {
    return List.copyOf(kept);
  }

  long count() {
    return count;
  }
}
