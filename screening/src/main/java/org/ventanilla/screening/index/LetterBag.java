package org.ventanilla.screening.index;

/// The letters of a token in one word, for a lower bound of the edit distance that costs two
/// population counts.
///
/// Counts are written in unary: a letter has a bit for its first occurrence, one for its second,
/// and the twelve letters frequent in names one for their third. Of two bags the bits that only one
/// has are then at most the surplus of its letters over the other's. An insertion, a deletion or a
/// substitution changes that surplus by at most one on either side, a transposition not at all, so
/// no edit distance is below it. Saturation and sharing of bits by rare characters only lower the
/// bound; it cannot lose. (A bag of saturating binary counters compared by difference can: two
/// counters that both stand at their limit may differ by any amount.)
public final class LetterBag {
  private static final String THIRD = "aeionrsldumh";
  private static final int LETTERS = 26;
  private static final byte[] THIRD_BIT = thirdBits();

  private LetterBag() {}

  /// The bag of a token.
  ///
  /// @param text any characters; those other than `a` to `z` share the letters' bits
  public static long of(CharSequence text) {
    long bag = 0;
    for (int i = 0; i < text.length(); i++) {
      bag = with(bag, text.charAt(i));
    }
    return bag;
  }

  /// The bag of some letters of an array.
  ///
  /// @param end after the last
  static long of(char[] letters, int from, int end) {
    long bag = 0;
    for (int i = from; i < end; i++) {
      bag = with(bag, letters[i]);
    }
    return bag;
  }

  private static long with(long bag, char character) {
    int letter = character >= 'a' && character <= 'z' ? character - 'a' : character % LETTERS;
    long first = 1L << letter;
    if ((bag & first) == 0) {
      return bag | first;
    }
    long second = first << LETTERS;
    if ((bag & second) == 0) {
      return bag | second;
    }
    return THIRD_BIT[letter] < 0 ? bag : bag | 1L << THIRD_BIT[letter];
  }

  /// At most the edit distance (Levenshtein, or optimal string alignment) of the tokens with these
  /// bags.
  public static int leastDistance(long one, long other) {
    return Math.max(Long.bitCount(one & ~other), Long.bitCount(other & ~one));
  }

  private static byte[] thirdBits() {
    byte[] bits = new byte[LETTERS];
    for (int letter = 0; letter < LETTERS; letter++) {
      int place = THIRD.indexOf('a' + letter);
      bits[letter] = (byte) (place < 0 ? -1 : 2 * LETTERS + place);
    }
    return bits;
  }
}
