package org.ventanilla.screening.match;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.name.NameToken;

/// How evidence adds up.
///
/// A score is a probability. In log odds, `ln(p / (1 - p))`, independent pieces of evidence add up,
/// each by the logarithm of how much likelier it is among the same people than among others who
/// bear such names (Good, "Weight of evidence", 1985). The name's score comes first and is taken as
/// a probability as it stands; birth date, sex, countries and numbers are added; the sum is turned
/// back into a probability. Three rules keep it honest:
///
/// - a name alone is never certain: it counts for at most [#SUREST_NAME];
/// - agreement in what many share (a birthday, a country) lifts no name below [#NAME_FLOOR];
/// - a weak alias costs [#WEAK_ALIAS], so that by itself it stays below the usual threshold.
final class ScoreModel {
  /// The threshold of alerts unless another is asked for.
  static final double THRESHOLD = 0.6;

  /// What the surest name counts for by itself.
  static final double SUREST_NAME = 0.975;

  /// Names less alike than this are not lifted by what many share.
  static final double NAME_FLOOR = 0.4;

  /// What it costs in log odds that the name is a weak alias.
  static final double WEAK_ALIAS = -3.5;

  /// What it costs in log odds that two CURPs differ; one person has one.
  static final double OTHER_CURP = -4.0;

  /// What it costs in log odds that the first ten characters of two RFCs differ.
  static final double OTHER_RFC = -1.5;

  /// What it costs in log odds that all addresses are in other places, for names that tell little
  /// and for names that tell much.
  static final double ELSEWHERE_COMMON = -3.5;

  static final double ELSEWHERE_RARE = -0.5;

  /// What it costs at most that nothing stated speaks for the entry beside the name.
  static final double UNCORROBORATED_COMMON = -4.5;

  private static final double TELLS_LITTLE = 1;
  private static final double TELLS_MUCH = 1.6;

  /// Most log odds of finer evidence.
  static final double MOST_FINE = 0.04;

  /// What a name counts for, however different, beside a number that identifies its bearer.
  private static final double NAME_BESIDE_NUMBER = 0.3;

  private static final double LEAST_NAME = 0.001;
  private static final double SUREST = logit(SUREST_NAME);
  private static final double[] DELTAS = deltas();

  private ScoreModel() {}

  private static double[] deltas() {
    double[] deltas = new double[EntityTable.CODES];
    for (int code = 0; code < deltas.length; code++) {
      deltas[code] =
          EntityTable.date(code).weight()
              + EntityTable.sex(code).weight()
              + EntityTable.country(code).weight()
              + EntityTable.kind(code).weight();
    }
    return deltas;
  }

  /// What all outcomes of a code add in log odds.
  static double delta(int code) {
    return DELTAS[code];
  }

  /// The log odds a name counts for by itself.
  private static double name(double nameScore) {
    return Math.min(SUREST, logit(Math.max(LEAST_NAME, nameScore)));
  }

  /// The log odds a name counts for, beside a number that identifies its bearer or not.
  static double nameOdds(double nameScore, boolean identified) {
    return name(identified ? Math.max(nameScore, NAME_BESIDE_NUMBER) : nameScore);
  }

  /// Whether the outcomes of a code count: agreement in what many share lifts no poor name.
  static boolean counts(double nameScore, int code, boolean identified) {
    return identified || DELTAS[code] <= 0 || nameScore >= NAME_FLOOR;
  }

  /// The score.
  ///
  /// @param nameScore of the best name, 0 to 1
  /// @param kind of that name
  /// @param code the outcomes of [EntityTable#code]
  /// @param marks what shared and contradicting numbers add in log odds
  /// @param identified whether a shared number identifies its bearer
  static double score(double nameScore, NameKind kind, int code, double marks, boolean identified) {
    double odds = nameOdds(nameScore, identified) + marks;
    if (kind == NameKind.WEAK_ALIAS) {
      odds += WEAK_ALIAS;
    }
    return probability(counts(nameScore, code, identified) ? odds + DELTAS[code] : odds);
  }

  /// The least name score with which the outcomes of a code can reach a threshold, without numbers.
  static double nameFloor(double threshold, int code) {
    double delta = DELTAS[code];
    double needed = logit(Math.clamp(threshold, 1e-6, 1 - 1e-6)) - delta;
    if (needed > SUREST) {
      return 2;
    }
    double floor = probability(needed);
    return delta > 0
        ? Math.max(Math.min(floor, threshold), Math.min(NAME_FLOOR, threshold))
        : floor;
  }

  /// What it costs in log odds that the addresses are all elsewhere: people move, so that it tells
  /// little by itself, but of two who bear a common name it is what tells them apart.
  ///
  /// @param told what the words that met tell together
  static double elsewhere(double told) {
    return ELSEWHERE_COMMON + rare(told) * (ELSEWHERE_RARE - ELSEWHERE_COMMON);
  }

  /// From 0, what nearly everybody bears, to 1.
  private static double rare(double told) {
    return Math.clamp((told - TELLS_LITTLE) / (TELLS_MUCH - TELLS_LITTLE), 0, 1);
  }

  /// What it costs in log odds that a person states much and nothing of it speaks for the entry
  /// beside a name that many bear: of all who bear it the entry is one.
  ///
  /// @param told what the words that met tell together
  static double uncorroborated(double told) {
    return UNCORROBORATED_COMMON * (1 - rare(told));
  }

  /// Finer evidence in log odds, which orders what is otherwise equal and decides nothing: how
  /// little the names differ, how much the words that met tell, how few met none, whether they are
  /// spelled the same to the accent, and whether it is the name the entry stands under.
  ///
  /// @param query the person's name as written
  /// @param listed the entry's
  /// @return 0 to [#MOST_FINE]
  static double fine(String query, ListedEntity.Name listed, NameMatch match) {
    double told = 0;
    double spelled = 0;
    for (NameMatch.Pairing pairing : match.pairings()) {
      told += pairing.weight() * pairing.similarity();
      spelled += written(pairing.left()).equals(written(pairing.right())) ? 1 : 0;
    }
    double near = 1 - Math.clamp(match.cost(), 0, 1);
    double words = told / (told + 2);
    double whole = 1.0 / (1 + match.leftovers().size());
    double standing =
        switch (listed.kind()) {
          case PRIMARY -> 1;
          case ALIAS -> 0.9;
          case FORMER -> 0.5;
          case WEAK_ALIAS -> 0;
        };
    return MOST_FINE
        * (0.3 * near
            + 0.3 * words
            + 0.2 * whole
            + 0.07 * spelled / Math.max(1, match.pairings().size())
            + 0.03 * (query.equalsIgnoreCase(listed.text()) ? 1 : 0)
            + 0.1 * standing);
  }

  private static String written(List<NameToken> tokens) {
    return tokens.stream()
        .map(token -> token.written().toUpperCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /// A score with finer evidence.
  static double refined(double score, double fine) {
    return probability(logit(score) + fine);
  }

  static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
