package org.ventanilla.screening.name;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Adds up what speaks against two aligned names being one's: the pairs here, the rest by whether
/// they are people's or organisations'. One thread's.
final class Costing {
  static final float CONFLICT = 3f;
  private static final float OTHER_ACRONYM = 1.6f;

  final Sides sides = new Sides();
  private final PersonCosting people;
  private final BusinessCosting businesses = new BusinessCosting();
  private final TokenWeights weights;

  Costing(TokenWeights weights) {
    this.weights = weights;
    this.people = new PersonCosting(weights);
  }

  /// What an alignment left over, and how the rest stands. Scratch space.
  static final class Sides {
    final boolean[] metLeft = new boolean[ParsedName.MAX_TOKENS];
    final boolean[] metRight = new boolean[ParsedName.MAX_TOKENS];

    /// For each pair, in the left name's order, the first tokens it covers.
    final int[] left = new int[ParsedName.MAX_TOKENS];

    final int[] right = new int[ParsedName.MAX_TOKENS];
    int pairs;

    /// Tokens that met as more than initials, on the side that has fewer of them.
    int met;

    /// Pairs with an initial on the left side, on the right side.
    int initialsLeft;

    int initialsRight;

    /// Compounds of which only a part met, on each side.
    int partsLeft;

    int partsRight;

    /// Whether a word met that is neither generic nor a place nor a number.
    boolean informative;

    void clear(ParsedName a, ParsedName b) {
      Arrays.fill(metLeft, 0, a.counted, false);
      Arrays.fill(metRight, 0, b.counted, false);
      pairs = 0;
      met = 0;
      initialsLeft = 0;
      initialsRight = 0;
      partsLeft = 0;
      partsRight = 0;
      informative = false;
    }

    /// How often the order of the pairs turns back.
    int inversions() {
      int inversions = 0;
      for (int i = 1; i < pairs; i++) {
        inversions += right[i] < right[i - 1] ? 1 : 0;
      }
      return inversions;
    }
  }

  /// The cost of an alignment.
  ///
  /// @param account where to write down what costs what, if anybody asks
  float cost(ParsedName a, ParsedName b, Alignment alignment, @Nullable Account account) {
    boolean person = person(a, b);
    sides.clear(a, b);
    float cost = 0;
    for (int i = 0; i < a.counted; i++) {
      int u = alignment.leftUnit[i];
      if (u >= 0) {
        cost += pair(a, b, u, alignment.rightUnit[i], alignment, account);
      }
    }
    return cost
        + (person ? people.cost(a, b, sides, account) : businesses.cost(a, b, sides, account));
  }

  private float pair(
      ParsedName a, ParsedName b, int u, int v, Alignment alignment, @Nullable Account account) {
    ParsedName.Unit left = a.units[u];
    ParsedName.Unit right = b.units[v];
    Relation relation = WordComparer.relation(alignment.packed(u, v));
    float cost = alignment.cost(u, v);
    NameToken one = a.core[left.first()];
    NameToken other = b.core[right.first()];
    if (relation == Relation.TYPING_ERROR && (acronym(one) || acronym(other))) {
      cost += OTHER_ACRONYM;
    }
    sides.partsLeft += left.part() > 0 ? 1 : 0;
    sides.partsRight += right.part() > 0 ? 1 : 0;
    mark(sides.metLeft, left);
    mark(sides.metRight, right);
    sides.left[sides.pairs] = left.first();
    sides.right[sides.pairs++] = right.first();
    if (relation == Relation.INITIAL) {
      sides.initialsLeft += one.isInitial() ? 1 : 0;
      sides.initialsRight += other.isInitial() ? 1 : 0;
    } else {
      sides.met += Math.max(left.count(), right.count());
      sides.informative |=
          one.role() != Role.GENERIC && one.role() != Role.PLACE && one.role() != Role.NUMBER;
    }
    if (account != null) {
      account.met(left, right, relation, cost, weights.weight(left.word()));
    }
    return cost;
  }

  /// A letter of an acronym is a word.
  private static boolean acronym(NameToken token) {
    String written = token.written();
    int dot = written.indexOf('.');
    return dot >= 0 && dot < written.length() - 1;
  }

  private static void mark(boolean[] met, ParsedName.Unit unit) {
    for (int i = 0; i < unit.count(); i++) {
      met[unit.first() + i] = true;
    }
  }

  static boolean person(ParsedName a, ParsedName b) {
    return a.type() == NameType.PERSON
        || b.type() == NameType.PERSON
        || (a.type() == NameType.UNKNOWN && b.type() == NameType.UNKNOWN);
  }

  static float note(@Nullable Account account, NameMatch.RemarkKind kind, float cost) {
    if (account != null && cost > 0) {
      account.remark(kind, cost);
    }
    return cost;
  }
}
