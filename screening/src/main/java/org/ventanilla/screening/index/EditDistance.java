package org.ventanilla.screening.index;

import java.util.Arrays;

/// Optimal string alignment distance (insertions, deletions, substitutions, transpositions of
/// neighbours) of one token, compiled once, to many.
///
/// The columns of the dynamic programme are kept as differences in the bits of one word, and a
/// character of the other token costs some fifteen instructions however long the compiled one is.
/// Source: Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming", 1999; Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
/// distances", 2003.
///
/// Not safe for use by two threads.
public final class EditDistance {
  /// The longest token that can be compiled, in characters.
  public static final int LONGEST = 64;

  private static final int ASCII = 128;

  private final long[] ascii = new long[ASCII];
  private final char[] others = new char[LONGEST];
  private final long[] otherPlaces = new long[LONGEST];
  private int otherCount;
  private String token = "";

  /// Compiles a token in place of the one before.
  ///
  /// @param next at most [#LONGEST] characters
  public void compile(String next) {
    if (next.length() > LONGEST) {
      throw new IllegalArgumentException("a token has at most " + LONGEST + " characters");
    }
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) < ASCII) {
        ascii[token.charAt(i)] = 0;
      }
    }
    Arrays.fill(otherPlaces, 0, otherCount, 0);
    otherCount = 0;
    token = next;
    for (int i = 0; i < next.length(); i++) {
      char character = next.charAt(i);
      if (character < ASCII) {
        ascii[character] |= 1L << i;
      } else {
        otherPlaces[otherSlot(character)] |= 1L << i;
      }
    }
  }

  private int otherSlot(char character) {
    for (int i = 0; i < otherCount; i++) {
      if (others[i] == character) {
        return i;
      }
    }
    others[otherCount] = character;
    return otherCount++;
  }

  private long places(char character) {
    if (character < ASCII) {
      return ascii[character];
    }
    for (int i = 0; i < otherCount; i++) {
      if (others[i] == character) {
        return otherPlaces[i];
      }
    }
    return 0;
  }

  /// The distance, if it is at most `most`; otherwise some number above `most`.
  public int to(char[] text, int from, int length, int most) {
    int distance = token.length();
    if (Math.abs(distance - length) > most) {
      return most + 1;
    }
    if (distance == 0) {
      return length;
    }
    long last = 1L << (distance - 1);
    long vp = -1L;
    long vn = 0;
    long d0 = 0;
    long before = 0;
    for (int i = 0; i < length; i++) {
      long here = places(text[from + i]);
      long swapped = ((~d0 & here) << 1) & before;
      d0 = (((here & vp) + vp) ^ vp) | here | vn | swapped;
      long hp = vn | ~(d0 | vp);
      long hn = d0 & vp;
      if ((hp & last) != 0) {
        distance++;
      } else if ((hn & last) != 0) {
        distance--;
      }
      if (distance - (length - 1 - i) > most) {
        return most + 1;
      }
      hp = (hp << 1) | 1;
      hn <<= 1;
      vp = hn | ~(d0 | hp);
      vn = hp & d0;
      before = here;
    }
    return distance;
  }
}
