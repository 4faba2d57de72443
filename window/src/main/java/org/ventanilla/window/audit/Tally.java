package org.ventanilla.window.audit;

import java.util.SortedMap;
import java.util.TreeMap;

/// Counts what one party filed.
final class Tally {
  /// Most outcomes and most grounds that are told apart. A log that was written to fill its
  /// reader's memory may name any number of them.
  static final int MOST_NAMES = 64;

  static final String OTHER = "other";

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
    count(outcomes, outcome);
  }

  void refused(String ground) {
    count(refusals, ground);
  }

  private static void count(SortedMap<String, Long> counts, String name) {
    boolean told = counts.containsKey(name) || counts.size() < MOST_NAMES;
    counts.merge(told ? name : OTHER, 1L, Long::sum);
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
