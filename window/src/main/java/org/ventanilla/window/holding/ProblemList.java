package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.List;

/// Lines with something wrong: all counted, the first [ImportOutcome#MOST_LISTED] problems listed.
final class ProblemList {
  private final List<LineProblem> listed = new ArrayList<>();
  private long lines;

  void add(long line, List<RecordReading.Fault> faults) {
    lines++;
    for (RecordReading.Fault fault : faults) {
      if (listed.size() < ImportOutcome.MOST_LISTED) {
        listed.add(new LineProblem(line, fault.pointer(), fault.code()));
      }
    }
  }

  void add(long line, String pointer, String code) {
    add(line, List.of(new RecordReading.Fault(pointer, code)));
  }

  /// How many lines have a problem.
  long lines() {
    return lines;
  }

  List<LineProblem> listed() {
    return List.copyOf(listed);
  }
}
