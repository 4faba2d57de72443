package org.ventanilla.screening.index;

import java.util.Random;

/// Made-up words that are often near one another.
final class Words {
  private final Random random;
  private final String alphabet;

  Words(long seed, String alphabet) {
    this.random = new Random(seed);
    this.alphabet = alphabet;
  }

  String next(int longest) {
    int length = 1 + random.nextInt(longest);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letter());
    }
    return word.toString();
  }

  /// The word with some edits, at least one character long and at most `longest`.
  String near(String word, int edits, int longest) {
    StringBuilder near = new StringBuilder(word);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(near.length());
      switch (random.nextInt(4)) {
        case 0 -> near.setCharAt(at, letter());
        case 1 -> {
          if (near.length() < longest) {
            near.insert(at, letter());
          }
        }
        case 2 -> {
          if (near.length() > 1) {
            near.deleteCharAt(at);
          }
        }
        default -> {
          if (at > 0) {
            char before = near.charAt(at - 1);
            near.setCharAt(at - 1, near.charAt(at));
            near.setCharAt(at, before);
          }
        }
      }
    }
    return near.toString();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private char letter() {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }
}
