package org.ventanilla.policy;

import java.util.List;

/// All that was read of a policy.
///
/// @param tableProblems why which tables cannot be read
/// @param digest over all files
record PolicyContent(
    Manifest manifest,
    List<Rule> rules,
    List<Invariant> invariants,
    List<Example> examples,
    List<Problem> tableProblems,
    String digest) {
  PolicyContent {
    rules = List.copyOf(rules);
    invariants = List.copyOf(invariants);
    examples = List.copyOf(examples);
    tableProblems = List.copyOf(tableProblems);
  }
}
