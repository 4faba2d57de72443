package org.ventanilla.screening.name;

/// Optimal string alignment distance of two words: insertions, deletions, substitutions and swaps
/// of neighbours, each counting one.
///
/// The pattern's letters are bits of one 64-bit word and a whole column of the table is worked out
/// in a handful of instructions: Myers, *A fast bit-vector algorithm for approximate string
/// matching* (1999), with Hyyrö's transpositions, *A bit-vector algorithm for computing Levenshtein
/// and Damerau edit distances* (2003).
final class EditDistance {
  private EditDistance() {}

  /// @param a letters `a` to `z` and digits, at most 64
  /// @param masks where each letter stands in `a`, from [#masks(String)]
  /// @param b letters `a` to `z` and digits
  /// @param limit stop caring beyond it
  /// @return the distance, or `limit + 1` if it is more
  static int bounded(String a, long[] masks, String b, int limit) {
    int m = a.length();
    int n = b.length();
    if (Math.abs(m - n) > limit) {
      return limit + 1;
    }
    if (m == 0) {
      return n;
    }
    long pv = m == 64 ? -1L : (1L << m) - 1;
    long mv = 0;
    long d0 = 0;
    long previous = 0;
    long top = 1L << (m - 1);
    int score = m;
    for (int j = 0; j < n; j++) {
      long pm = masks[index(b.charAt(j))];
      long transposed = ((~d0 & pm) << 1) & previous;
      d0 = (((pm & pv) + pv) ^ pv) | pm | mv | transposed;
      long hp = mv | ~(d0 | pv);
      long hn = d0 & pv;
      if ((hp & top) != 0) {
        score++;
      } else if ((hn & top) != 0) {
        score--;
      }
      if (score - (n - 1 - j) > limit) {
        return limit + 1;
      }
      hp = (hp << 1) | 1;
      hn <<= 1;
      pv = hn | ~(d0 | hp);
      mv = hp & d0;
      previous = pm;
    }
    return Math.min(score, limit + 1);
  }

  /// For each letter, the places it stands at.
  static long[] masks(String text) {
    long[] masks = new long[37];
    for (int i = 0; i < text.length(); i++) {
      masks[index(text.charAt(i))] |= 1L << i;
    }
    return masks;
  }

  /// One bit for each letter that occurs.
  static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << index(text.charAt(i));
    }
    return letters;
  }

  private static int index(char c) {
    return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? 26 + c - '0' : 36;
  }
}
