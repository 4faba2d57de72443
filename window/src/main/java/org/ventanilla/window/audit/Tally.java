package org.ventanilla.window.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/// Counts what one party filed.
final class Tally {
  private long filed;
  private long denied;
  private long inTime;
  private long late;
  private long withdrawn;
  private long open;
  private long overdue;
  private long waiting;
  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private final SortedMap<String, Long> refusals = new TreeMap<>();

  void filed() {
    filed++;
  }

  void denied() {
    denied++;
  }

  void answered(boolean isLate) {
    if (isLate) {
      late++;
    } else {
      inTime++;
    }
  }

  void withdrawn() {
    withdrawn++;
  }

  void outcome(String outcome) {
    outcomes.merge(outcome, 1L, Long::sum);
  }

  void refused(String ground) {
    refusals.merge(ground, 1L, Long::sum);
  }

  void open(String state) {
    switch (state) {
      case Audit.WAITING -> waiting++;
      case Audit.OVERDUE -> overdue++;
      default -> open++;
    }
  }

  Report.Figures figures(String from) {
    return new Report.Figures(
        from, filed, denied, inTime, late, withdrawn, open, overdue, waiting, outcomes, refusals);
  }
}
