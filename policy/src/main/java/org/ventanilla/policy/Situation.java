package org.ventanilla.policy;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One situation the rules can tell from others, and what each policy says in it.
///
/// @param matched the rules that apply, and the invariants that are about it, by subject
/// @param failing the policies that cannot decide, by side
/// @param decided one decision for each policy
/// @param vectors what the groups of conditions say, with values under which they do
record Situation(BitSet matched, BitSet failing, Decided decided, List<Vectors.Vector> vectors) {
  /// Decisions, one for each policy.
  ///
  /// @param field the path of the field they are about; where they are the same for every field,
  ///   one of them
  record Decided(String field, List<FieldDecision> decisions) {
    Decided {
      decisions = List.copyOf(decisions);
    }
  }

  Situation {
    vectors = List.copyOf(vectors);
  }

  /// Whether there are values that show it; else it is only assumed to be possible.
  boolean isShown() {
    return vectors.stream().allMatch(Vectors.Vector::isShown);
  }

  /// The subjects for whose conditions it is only assumed that they can come together like this.
  Set<Integer> assumed() {
    Set<Integer> assumed = new TreeSet<>();
    vectors.forEach(vector -> assumed.addAll(vector.assumed()));
    return assumed;
  }

  List<FieldDecision> decisions() {
    return decided.decisions();
  }

  FieldDecision decision() {
    return decisions().get(0);
  }

  /// Values under which it comes about.
  Assignment example(Assignment fixed) {
    Assignment example = fixed;
    for (Vectors.Vector vector : vectors) {
      example = example.with(vector.loose(), vector.isTimed() ? vector.at() : example.at());
    }
    return example;
  }
}
