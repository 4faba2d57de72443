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

  /// Takes over all of another's, counted and kept.
  void addAll(Findings other) {
    for (Report.Finding finding : other.kept) {
      add(finding.index(), finding.message());
    }
    count += other.count - other.kept.size();
  }

  List<Report.Finding> kept() {
    return List.copyOf(kept);
  }

  long count() {
    return count;
  }
}
