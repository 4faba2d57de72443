package org.ventanilla.window.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.ventanilla.window.agreement.Problem.Code;

/// Collects what is wrong, so that a person mends a file once and not once per mistake. Keeps the
/// first two hundred.
final class Problems {
  static final int MOST = 200;

  private final List<Problem> found = new ArrayList<>();

  void add(String file, Optional<Mark> mark, Code code, String message) {
    int line = mark.map(Mark::getLine).orElse(0) + 1;
    int column = mark.map(Mark::getColumn).orElse(0) + 1;
    if (found.size() < MOST) {
      found.add(new Problem(file, line, column, code, message));
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  List<Problem> inOrder() {
    return found.stream()
        .sorted(
            Comparator.comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparingInt(Problem::column))
        .toList();
  }
}
