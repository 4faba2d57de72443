package org.ventanilla.window.holding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.screening.list.DateExpression;

/// Whether a record is about a subject, and on what evidence.
///
/// @param identifier whether an identifier agrees
/// @param tokens how many tokens of a name agree
/// @param birthDate whether both state a birth date and the two are compatible
record Match(boolean identifier, int tokens, boolean birthDate) {
  private static final Set<String> WEAK = Set.of("weak-alias", "nickname");

  /// The match, if it is one.
  static Optional<Match> of(SubjectQuery query, HoldingRecord record) {
    boolean identifier =
        query.identifiers().stream()
            .anyMatch(asked -> record.identifiers().stream().anyMatch(i -> same(asked, i)));
    boolean bothDated = !query.birthDates().isEmpty() && !record.birthDates().isEmpty();
    boolean compatible = bothDated && compatible(query.birthDates(), record.birthDates());
    int tokens =
        query.type().equals(record.subject()) && (compatible || !bothDated)
            ? tokens(query, record, compatible)
            : 0;
    return identifier || tokens > 0
        ? Optional.of(new Match(identifier, tokens, compatible))
        : Optional.empty();
  }

  /// Higher is better.
  int strength() {
    return (identifier ? 1_000 : 0) + (birthDate ? 100 : 0) + tokens;
  }

  /// A weak name says little by itself: it counts only beside a birth date that agrees.
  private static int tokens(SubjectQuery query, HoldingRecord record, boolean compatible) {
    int most = 0;
    for (HoldingRecord.Name name : record.names()) {
      if (WEAK.contains(name.kind()) && !compatible) {
        continue;
      }
      NameTokens held = NameTokens.of(name.text());
      for (NameTokens asked : query.names()) {
        most = Math.max(most, tokens(query.type(), asked, held));
      }
    }
    return most;
  }

  private static int tokens(String type, NameTokens asked, NameTokens held) {
    boolean whole = !type.equals(SubjectQuery.PERSON) && asked.equals(held);
    return whole ? held.tokens().size() : asked.matching(held);
  }

  private static boolean compatible(List<DateExpression> asked, List<DateExpression> held) {
    return asked.stream().anyMatch(one -> held.stream().anyMatch(one::compatibleWith));
  }

  private static boolean same(HoldingRecord.Identifier one, HoldingRecord.Identifier other) {
    boolean otherCountry =
        one.country().isPresent()
            && other.country().isPresent()
            && !one.country().equals(other.country());
    return one.type().equals(other.type())
        && !otherCountry
        && NameTokens.identifier(one.value()).equals(NameTokens.identifier(other.value()));
  }
}
