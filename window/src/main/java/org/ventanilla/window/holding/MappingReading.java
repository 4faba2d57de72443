package org.ventanilla.window.holding;

import java.util.List;

/// What came of reading a mapping.
sealed interface MappingReading {
  /// A mapping.
  record Usable(Mapping mapping) implements MappingReading {}

  /// No mapping: every problem with its line in the mapping file.
  record Unusable(List<LineProblem> problems) implements MappingReading {
    public Unusable {
      problems = List.copyOf(problems);
    }
  }
}
