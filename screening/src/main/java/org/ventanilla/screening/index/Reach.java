package org.ventanilla.screening.index;

import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.name.NameScorer;

/// An expansion, and the listed names it brings a search whose floor is at least [#FLOOR].
/// Immutable.
///
/// @param expansion the listed words a query's word may mean
/// @param near those of them that are not too unlike it for any name to reach the floor: what one
///   pair of words costs, the names cost at least
/// @param names how many names have a near word, counted once for each word
/// @param rarest the names listed under a near word as their rarest, ascending, each followed by
///   its [TokenUnits#others]; null if there are more than [#MOST_KEPT], which are then looked up
///   word by word
@SuppressWarnings("ArrayRecordComponent") // Shared inside this package only; never compared.
record Reach(Expansion expansion, Expansion near, long names, int @Nullable [] rarest) {
  static final Reach NOTHING =
      new Reach(Expansion.NOTHING, Expansion.NOTHING, 0, Expansion.NOTHING.numbers());
  static final int MOST_KEPT = 512;
  static final double FLOOR = 0.4;
  private static final float MOST_COST = NameScorer.mostCost(FLOOR) + Searcher.ROUNDING;

  static Reach of(Expansion expansion, NameTable table, TokenUnits units) {
    if (expansion.numbers().length == 0) {
      return NOTHING;
    }
    Expansion near = expansion.within(MOST_COST);
    long names = 0;
    long rare = 0;
    for (int word : near.numbers()) {
      names += table.anywhere().count(word);
      rare += table.rarest().count(word);
    }
    return new Reach(expansion, near, names, rare > MOST_KEPT ? null : rarest(near, table, units));
  }

  private static int[] rarest(Expansion near, NameTable table, TokenUnits units) {
    IntList found = new IntList();
    for (int word : near.numbers()) {
      table.rarest().each(word, found::add);
    }
    found.distinct();
    int[] rarest = new int[2 * found.size()];
    for (int i = 0; i < found.size(); i++) {
      rarest[2 * i] = found.get(i);
      rarest[2 * i + 1] = units.others()[found.get(i)];
    }
    return rarest;
  }
}
