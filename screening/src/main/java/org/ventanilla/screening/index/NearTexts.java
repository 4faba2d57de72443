package org.ventanilla.screening.index;

import java.util.function.IntConsumer;

/// Finds the texts of a region that are one edit away or none, without looking at the others.
///
/// Every text stands under its own hash and under that of itself without any one of its letters;
/// who looks, looks under the same of its own text. Two texts one insertion, deletion, substitution
/// or transposition apart have one of these in common, so none is missed. (Symmetric deletion;
/// Garbe, SymSpell, 2012; before that Mor and Fraenkel, 1982.) What is found by accident is for the
/// caller to compare. It pays for single edits and short lists of words; two edits would need the
/// square of the places, and [WordRegion#near] is fast enough for what a cache keeps.
///
/// Immutable.
final class NearTexts {
  private static final int HASH_BASIS = 0x811C_9DC5;
  private static final int HASH_PRIME = 0x0100_0193;
  private static final int SPREAD = 0x2C1B_3C6D;
  private static final int SHORTEST = 2;

  private final WordRegion region;
  private final int[] heads;
  private final int shift;
  private final int[] nexts;
  private final int[] numbers;
  private int entries;

  NearTexts(WordRegion region) {
    this.region = region;
    int count = region.letters().length + region.size();
    this.heads = new int[Math.max(Integer.highestOneBit(Math.max(count, 1)) << 1, 2)];
    this.shift = Integer.numberOfLeadingZeros(heads.length) + 1;
    this.nexts = new int[count + 1];
    this.numbers = new int[count + 1];
    for (int number = 0; number < region.size(); number++) {
      int from = region.starts()[number];
      int length = region.length(number);
      if (length >= SHORTEST) {
        put(hash(region.letters(), from, length, -1), number);
        for (int left = 0; left < length; left++) {
          put(hash(region.letters(), from, length, left), number);
        }
      }
    }
  }

  private void put(int hash, int number) {
    int place = place(hash);
    entries++;
    nexts[entries] = heads[place];
    numbers[entries] = number;
    heads[place] = entries;
  }

  private int place(int hash) {
    return ((hash ^ (hash >>> 15)) * SPREAD) >>> shift;
  }

  /// Every text at most one edit away, and some others; some more than once.
  void each(char[] text, int length, IntConsumer use) {
    if (length < SHORTEST || length > region.longest() + 1) {
      return;
    }
    for (int left = -1; left < length; left++) {
      int entry = heads[place(hash(text, 0, length, left))];
      for (; entry != 0; entry = nexts[entry]) {
        if (Math.abs(region.length(numbers[entry]) - length) <= 1) {
          use.accept(numbers[entry]);
        }
      }
    }
  }

  /// @param left which letter is left out, or -1
  private static int hash(char[] letters, int from, int length, int left) {
    int hash = HASH_BASIS;
    for (int i = 0; i < length; i++) {
      if (i != left) {
        hash = (hash ^ letters[from + i]) * HASH_PRIME;
      }
    }
    return hash;
  }
}
