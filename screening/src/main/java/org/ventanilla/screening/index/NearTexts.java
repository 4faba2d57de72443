package org.ventanilla.screening.index;

import java.util.function.IntConsumer;
import org.ventanilla.screening.name.ParsedName;

/// Finds the texts of a region that are one edit away or none, without looking at the others.
///
/// Every text stands under its own hash and under that of itself without any one of its letters;
/// who looks, looks under the same of its own text. Two texts one insertion, deletion, substitution
/// or transposition apart have one of these in common, so none is missed. (Symmetric deletion;
/// Garbe, SymSpell, 2012; before that Mor and Fraenkel, 1982.) What is found by accident is for the
/// caller to compare. Before all that a text of nine letters and more is told by its ends: one edit
/// leaves its first half as it is or its last, but for the letters in the middle, and most texts
/// share neither with any of about their length. It pays for single edits and short lists of words;
/// two edits would need the square of the places, and [WordRegion#near] is fast enough for what a
/// cache keeps.
///
/// Immutable.
final class NearTexts {
  private static final int BASE = 0x0100_0193;
  private static final int INVERSE = inverse(BASE);
  private static final int SPREAD = 0x2C1B_3C6D;
  private static final int SHORTEST_ENDED = 9;
  private static final int MOST_OF_END = 8;
  private static final int SHORTEST = 2;

  private final WordRegion region;
  private final int[] heads;
  private final int shift;
  private final int[] nexts;
  private final int[] numbers;

  /// The hashes there are, so that most others are told by looking at few places of memory.
  private final HashFilter filter;

  /// The ends of the texts, with each length that is one edit away.
  private final HashFilter ends;

  private int entries;

  NearTexts(WordRegion region) {
    this.region = region;
    int count = region.letters().length + region.size();
    this.heads = new int[Math.max(Integer.highestOneBit(Math.max(count, 1)) << 1, 2)];
    this.shift = Integer.numberOfLeadingZeros(heads.length) + 1;
    this.nexts = new int[count + 1];
    this.numbers = new int[count + 1];
    this.filter = new HashFilter(count);
    this.ends = new HashFilter(6 * region.size());
    int[] hashes = new int[EditDistance.LONGEST + 1];
    for (int number = 0; number < region.size(); number++) {
      int length = region.length(number);
      if (length >= SHORTEST) {
        hash(region.letters(), region.starts()[number], length, hashes);
        for (int i = 0; i <= length; i++) {
          put(hashes[i], number);
        }
        putEnds(region.starts()[number], length);
      }
    }
  }

  /// The texts.
  WordRegion region() {
    return region;
  }

  private void put(int hash, int number) {
    int place = place(hash);
    filter.add(hash);
    entries++;
    nexts[entries] = heads[place];
    numbers[entries] = number;
    heads[place] = entries;
  }

  private void putEnds(int from, int length) {
    for (int near = Math.max(length - 1, SHORTEST_ENDED); near <= length + 1; near++) {
      int half = half(near);
      int head = 0;
      int tail = 0;
      for (int i = 0; i < half; i++) {
        head = head * ParsedName.END_PRIME + region.letters()[from + i];
        tail = tail * ParsedName.END_PRIME + region.letters()[from + length - 1 - i];
      }
      ends.add(head(head, near));
      ends.add(tail(tail, near));
    }
  }

  /// How many letters of a text of this length are an end: two ends and one letter are no longer
  /// than the text, so that no edit touches both.
  private static int half(int length) {
    return Math.min((length - 1) / 2, MOST_OF_END);
  }

  private static int head(int hash, int length) {
    return hash * SPREAD + length;
  }

  private static int tail(int hash, int length) {
    return hash * INVERSE - length;
  }

  /// Whether there may be any text at most one edit away from neighbours written together.
  boolean mayHave(ParsedName name, int unit) {
    int length = name.unitLength(unit);
    int half = half(length);
    return length <= region.longest() + 1
        && (length < SHORTEST_ENDED
            || ends.mayHave(head(name.unitHead(unit, half), length))
            || ends.mayHave(tail(name.unitTail(unit, half), length)));
  }

  private int place(int hash) {
    return ((hash ^ (hash >>> 15)) * SPREAD) >>> shift;
  }

  /// Every text at most one edit away, and some others; some more than once.
  void each(char[] text, int length, IntConsumer use) {
    if (length < SHORTEST || length > region.longest() + 1) {
      return;
    }
    int[] hashes = new int[length + 1];
    hash(text, 0, length, hashes);
    for (int hash : hashes) {
      if (!filter.mayHave(hash)) {
        continue;
      }
      for (int entry = heads[place(hash)]; entry != 0; entry = nexts[entry]) {
        if (Math.abs(region.length(numbers[entry]) - length) <= 1) {
          use.accept(numbers[entry]);
        }
      }
    }
  }

  /// Hashes of a text, and of it without each of its letters. A text is the digits of a number,
  /// modulo 2^32, so that taking one out is a matter of what stands before and after it.
  private static void hash(char[] letters, int from, int length, int[] hashes) {
    int whole = 0;
    for (int i = 0; i < length; i++) {
      whole = whole * BASE + letters[from + i];
    }
    hashes[length] = whole;
    int after = 0;
    int worth = 1;
    for (int i = length - 1; i >= 0; i--) {
      int with = letters[from + i] * worth + after;
      hashes[i] = (whole - with) * INVERSE + after;
      after = with;
      worth *= BASE;
    }
  }

  /// What an odd number is to be multiplied by to give 1, modulo 2^32; by Newton's steps, each of
  /// which doubles the bits that are right.
  private static int inverse(int odd) {
    int inverse = odd;
    for (int bits = 3; bits < Integer.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
