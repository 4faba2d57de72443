package org.ventanilla.screening.name;

import java.util.Arrays;

/// The best one-to-one assignment of the tokens of two names, joins included. Scratch space of one
/// thread, used again and again.
///
/// Names have few tokens and most pairs are unrelated, so a depth-first search over the related
/// pairs, cut off by what the rest could still bring, is exact and short. Should it ever not be
/// short, it stops at [#MAX_STEPS] with the best found, which begins with the greedy one.
final class Alignment {
  private static final float INITIAL = 1f;
  private static final int MAX_STEPS = 2_000;

  private int[] costs = new int[0];
  private ParsedName left;
  private ParsedName right;
  private int rightUnits;

  /// For each token of the left name that begins a match: the unit of the left and of the right;
  /// else -1.
  final int[] leftUnit = new int[ParsedName.MAX_TOKENS];

  final int[] rightUnit = new int[ParsedName.MAX_TOKENS];
  private final int[] trialLeft = new int[ParsedName.MAX_TOKENS];
  private final int[] trialRight = new int[ParsedName.MAX_TOKENS];
  private final float[] potential = new float[ParsedName.MAX_TOKENS + 1];
  private float best;
  private int steps;

  Alignment(ParsedName empty) {
    this.left = empty;
    this.right = empty;
  }

  /// Aligns.
  ///
  /// @param costs likeness of each unit of `a` with each of `b`, row by row, as [WordComparer]
  ///   packs it
  /// @return whether anything met
  boolean align(ParsedName a, ParsedName b, int[] costs) {
    this.left = a;
    this.right = b;
    this.costs = costs;
    this.rightUnits = b.units.length;
    Arrays.fill(leftUnit, 0, a.counted, -1);
    Arrays.fill(rightUnit, 0, a.counted, -1);
    Arrays.fill(trialLeft, 0, a.counted, -1);
    Arrays.fill(potential, 0, a.counted + 1, 0f);
    boolean any = false;
    for (int u = 0; u < a.units.length; u++) {
      ParsedName.Unit unit = a.units[u];
      float most = 0;
      for (int v = 0; v < rightUnits; v++) {
        most = Math.max(most, value(u, v));
      }
      any |= most > 0;
      if (unit.count() == 1) {
        potential[unit.first()] = Math.max(potential[unit.first()], most);
      } else if (most > 0) {
        // A join may begin here; give its worth to its first token.
        potential[unit.first()] = Math.max(potential[unit.first()], most);
      }
    }
    if (!any) {
      return false;
    }
    for (int i = a.counted - 1; i >= 0; i--) {
      potential[i] += potential[i + 1];
    }
    best = -1;
    steps = 0;
    search(0, 0L, 0f);
    return true;
  }

  private void search(int at, long used, float gained) {
    if (at >= left.counted) {
      if (gained > best) {
        best = gained;
        System.arraycopy(trialLeft, 0, leftUnit, 0, left.counted);
        System.arraycopy(trialRight, 0, rightUnit, 0, left.counted);
      }
      return;
    }
    if (gained + potential[at] <= best || steps++ > MAX_STEPS) {
      return;
    }
    for (int u = 0; u < left.units.length; u++) {
      ParsedName.Unit unit = left.units[u];
      if (unit.first() != at || unit.count() == 0) {
        continue;
      }
      for (int v = 0; v < rightUnits; v++) {
        float value = value(u, v);
        long covers = cover(right.units[v]);
        if (value > 0 && (used & covers) == 0) {
          trialLeft[at] = u;
          trialRight[at] = v;
          for (int skipped = 1; skipped < unit.count(); skipped++) {
            trialLeft[at + skipped] = -1;
          }
          search(at + unit.count(), used | covers, gained + value);
          trialLeft[at] = -1;
        }
      }
    }
    search(at + 1, used, gained);
  }

  private static long cover(ParsedName.Unit unit) {
    return ((1L << unit.count()) - 1) << unit.first();
  }

  int packed(int u, int v) {
    return costs[u * rightUnits + v];
  }

  /// What a match costs; a part of a compound is less than the whole.
  float cost(int u, int v) {
    return WordComparer.cost(packed(u, v)) + left.units[u].part() + right.units[v].part();
  }

  /// What a match brings: nothing for unrelated words and for joins that meet joins.
  private float value(int u, int v) {
    int packed = packed(u, v);
    if (WordComparer.relation(packed) == Relation.NONE) {
      return 0;
    }
    int a = left.units[u].count();
    int b = right.units[v].count();
    if (u >= left.counted && v >= right.counted) {
      return 0;
    }
    if (WordComparer.relation(packed) == Relation.INITIAL) {
      // Little is lost when an initial meets nothing.
      return INITIAL;
    }
    float cost = cost(u, v) + (u >= left.counted || v >= right.counted ? 0.05f : 0f);
    return Likeness.UNRELATED - cost + 0.6f * (Math.max(a, b) - 1);
  }
}
