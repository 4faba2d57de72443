package org.ventanilla.window.holding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Term;

/// Which codes a record may use. Where no agreement is at hand, as when a file is mapped on a
/// holder's own machine, any well-formed code passes, and the window checks again.
record RecordRules(
    Optional<Set<String>> subjects,
    Optional<Set<String>> categories,
    Optional<Set<String>> classifications) {

  /// Only the shape is checked.
  static RecordRules shapeOnly() {
    return new RecordRules(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The agreement's codes.
  static RecordRules of(Agreement agreement) {
    return new RecordRules(
        Optional.of(codes(agreement.vocabulary().subjectTypes())),
        Optional.of(codes(agreement.vocabulary().categories())),
        Optional.of(codes(agreement.vocabulary().classifications())));
  }

  private static Set<String> codes(List<Term> terms) {
    return terms.stream().map(Term::code).collect(Collectors.toUnmodifiableSet());
  }
}
