package org.ventanilla.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ventanilla.screening.person.RowProblem;

/// Tells what could not be used of a file: each as it comes, up to a number, and all of them
/// counted at the end.
final class RowProblems {
  private static final int MOST_TOLD = 1000;

  private final PrintWriter told;
  private final Map<RowProblem.Code, Long> counts = new EnumMap<>(RowProblem.Code.class);
  private long all;
  private long skipped;
  private long leftOut;

  RowProblems(PrintWriter told) {
    this.told = told;
  }

  void accept(RowProblem problem) {
    counts.merge(problem.code(), 1L, Long::sum);
    skipped += problem.skipped() ? 1 : 0;
    leftOut += problem.leftOut() ? 1 : 0;
    if (++all <= MOST_TOLD) {
      told.println(problem.told());
    } else if (all == MOST_TOLD + 1) {
      told.println("further problems are only counted");
    }
  }

  /// Such as `3 rows skipped, 1 fields left out (no-name 3, bad-date 1)`; empty if there were none.
  String summary() {
    if (all == 0) {
      return "";
    }
    String codes =
        counts.entrySet().stream()
            .map(count -> count.getKey().code() + " " + count.getValue())
            .collect(Collectors.joining(", "));
    return skipped + " rows skipped, " + leftOut + " fields left out (" + codes + ")";
  }
}
