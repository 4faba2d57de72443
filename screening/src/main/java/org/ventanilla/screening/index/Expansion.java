package org.ventanilla.screening.index;

import java.util.Arrays;
import org.ventanilla.screening.name.WordComparer;

/// The listed words a query's word may mean.
///
/// @param numbers of listed words, ascending
/// @param likenesses how each is like the query's word, as the comparer packs it
record Expansion(int[] numbers, int[] likenesses) {
  static final Expansion NOTHING = new Expansion(new int[0], new int[0]);

  /// The same without words that are alike at a higher cost.
  Expansion within(float most) {
    int kept = 0;
    for (int likeness : likenesses) {
      kept += WordComparer.cost(likeness) <= most ? 1 : 0;
    }
    if (kept == numbers.length) {
      return this;
    }
    int[] nearNumbers = new int[kept];
    int[] nearLikenesses = new int[kept];
    for (int i = 0, at = 0; i < numbers.length; i++) {
      if (WordComparer.cost(likenesses[i]) <= most) {
        nearNumbers[at] = numbers[i];
        nearLikenesses[at++] = likenesses[i];
      }
    }
    return new Expansion(nearNumbers, nearLikenesses);
  }

  /// How a listed word is like the query's.
  int likeness(int number) {
    int place = Arrays.binarySearch(numbers, number);
    return place < 0 ? WordComparer.NONE : likenesses[place];
  }
}
