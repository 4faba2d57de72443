package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong while a policy is read. Keeps at most [#MAX], which is plenty to mend.
final class Problems {
  static final int MAX = 200;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, Problem.Code code, String message, String remedy) {
    if (found.size() < MAX) {
      found.add(new Problem(place.file(), place.line(), place.column(), code, message, remedy));
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void addAll(Problems others) {
    others.found.forEach(problem -> {
      if (found.size() < MAX) {
        found.add(problem);
      }
    });
  }

  boolean isAbout(String file) {
    return found.stream().anyMatch(problem -> problem.file().equals(file));
  }

  List<Problem> inOrder() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
