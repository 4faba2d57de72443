package org.ventanilla.screening.pairs;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;

/// The score of two entities: their best pair of names, moved by what else both state. What only
/// one of them states changes nothing. Evidence adds up in log-odds.
final class PairEvidence {
  private static final double SAME_BIRTH = 1.5;
  private static final double COMPATIBLE_BIRTH = 0.4;
  private static final double SLIP_IN_BIRTH = -0.6;
  private static final double OTHER_YEAR = -3;
  private static final double NEAR_YEAR = -1.3;
  private static final double SAME_COUNTRY = 0.2;
  private static final double OTHER_COUNTRY_PERSON = -0.8;
  private static final double OTHER_COUNTRY = -1.3;
  private static final double OTHER_GENDER = -2;
  private static final double SAME_NUMBER = 4;
  private static final double OTHER_UNIQUE_NUMBER = -3;
  private static final double OTHER_NUMBER = -0.5;
  private static final Set<String> UNIQUE =
      Set.of("imoNumber", "leiCode", "innCode", "ogrnCode", "wikidataId", "dunsCode");
  private static final double LEAST = 0.0005;

  /// A name alone is never surer: people share names.
  private static final double MOST = 0.97;

  private PairEvidence() {}

  static double score(PairEntity a, PairEntity b, NameScorer names) {
    double best = 0;
    for (ParsedName one : a.names()) {
      for (ParsedName other : b.names()) {
        best = Math.max(best, names.score(one, other));
      }
    }
    double evidence = births(a.births(), b.births()) + countries(a, b) + numbers(a, b);
    if (!a.gender().isEmpty() && !b.gender().isEmpty() && !a.gender().equals(b.gender())) {
      evidence += OTHER_GENDER;
    }
    return evidence == 0 ? best : moved(best, evidence);
  }

  private static double moved(double score, double evidence) {
    double bounded = Math.clamp(score, LEAST, MOST);
    double odds = Math.log(bounded / (1 - bounded)) + evidence;
    double moved = 1 / (1 + Math.exp(-odds));
    return evidence > 0 ? Math.max(score, moved) : moved;
  }

  private static double births(List<DateExpression> a, List<DateExpression> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    double best = OTHER_YEAR;
    for (DateExpression one : a) {
      for (DateExpression other : b) {
        best = Math.max(best, birth(one, other));
      }
    }
    return best;
  }

  private static double birth(DateExpression one, DateExpression other) {
    DateExpression.Span a = one.alternatives().getFirst();
    DateExpression.Span b = other.alternatives().getFirst();
    boolean days = a.earliest().equals(a.latest()) && b.earliest().equals(b.latest());
    if (one.compatibleWith(other)) {
      return days ? SAME_BIRTH : COMPATIBLE_BIRTH;
    }
    LocalDate x = a.earliest();
    LocalDate y = b.earliest();
    int same =
        (x.getYear() == y.getYear() ? 1 : 0)
            + (x.getMonthValue() == y.getMonthValue() ? 1 : 0)
            + (x.getDayOfMonth() == y.getDayOfMonth() ? 1 : 0);
    boolean swapped =
        x.getYear() == y.getYear()
            && x.getMonthValue() == y.getDayOfMonth()
            && x.getDayOfMonth() == y.getMonthValue();
    if (days && (swapped || same == 2)) {
      return SLIP_IN_BIRTH;
    }
    return Math.abs(x.getYear() - y.getYear()) <= 1 ? NEAR_YEAR : OTHER_YEAR;
  }

  private static double countries(PairEntity a, PairEntity b) {
    if (a.countries().isEmpty() || b.countries().isEmpty()) {
      return 0;
    }
    if (!Collections.disjoint(a.countries(), b.countries())) {
      return SAME_COUNTRY;
    }
    return a.type() == NameType.PERSON ? OTHER_COUNTRY_PERSON : OTHER_COUNTRY;
  }

  private static double numbers(PairEntity a, PairEntity b) {
    double least = 0;
    for (Map.Entry<String, Set<String>> one : a.numbers().entrySet()) {
      Set<String> other = b.numbers().get(one.getKey());
      if (other == null) {
        continue;
      }
      if (!Collections.disjoint(one.getValue(), other)) {
        return SAME_NUMBER;
      }
      least = Math.min(least, UNIQUE.contains(one.getKey()) ? OTHER_UNIQUE_NUMBER : OTHER_NUMBER);
    }
    return least;
  }
}
