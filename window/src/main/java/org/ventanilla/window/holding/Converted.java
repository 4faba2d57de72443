package org.ventanilla.window.holding;

import java.util.List;

/// What came of turning a file into lines to import.
///
/// @param records lines written
/// @param refused rows that gave none
/// @param problems why, as far as [ImportOutcome#MOST_LISTED] of them; a mapping's problems have
///   the mapping's lines and a code that begins with `mapping-`
public record Converted(long records, long refused, List<LineProblem> problems) {
  /// Copies.
  public Converted {
    problems = List.copyOf(problems);
  }

  /// Whether every row of the file became a line, and there is one.
  public boolean whole() {
    return refused == 0 && problems.isEmpty() && records > 0;
  }
}
