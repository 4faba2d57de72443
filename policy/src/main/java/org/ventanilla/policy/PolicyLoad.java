package org.ventanilla.policy;

import java.util.List;

/// What came of reading a policy: all of it, or none of it.
public sealed interface PolicyLoad {
  /// The policy, whole and checked.
  record Loaded(Policy policy) implements PolicyLoad {}

  /// What is wrong, in the order of the files; never empty, at most 200.
  record Rejected(List<Problem> problems) implements PolicyLoad {
    public Rejected {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("rejected without a problem");
      }
    }
  }
}
