package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Which names have a word. Immutable.
///
/// @param starts where each word's names begin in `names`, and at the end where the last end
/// @param names ascending and distinct within a word
record Postings(int[] starts, int[] names) {
  int count(int word) {
    return starts[word + 1] - starts[word];
  }

  /// Turns the words of each name into the names of each word.
  ///
  /// @param firstWord of each name in `nameWords`, and at the end how many there are
  static Postings invert(int wordCount, int[] firstWord, int[] nameWords) {
    int[] starts = new int[wordCount + 1];
    int[] last = new int[wordCount];
    eachDistinct(last, firstWord, nameWords, (name, word) -> starts[word + 1]++);
    for (int word = 0; word < wordCount; word++) {
      starts[word + 1] += starts[word];
    }
    int[] names = new int[starts[wordCount]];
    int[] next = Arrays.copyOf(starts, wordCount);
    eachDistinct(last, firstWord, nameWords, (name, word) -> names[next[word]++] = name);
    return new Postings(starts, names);
  }

  private static void eachDistinct(int[] last, int[] firstWord, int[] nameWords, Pair use) {
    Arrays.fill(last, -1);
    for (int name = 0; name + 1 < firstWord.length; name++) {
      for (int i = firstWord[name]; i < firstWord[name + 1]; i++) {
        if (last[nameWords[i]] != name) {
          last[nameWords[i]] = name;
          use.accept(name, nameWords[i]);
        }
      }
    }
  }

  void each(int word, IntConsumer use) {
    for (int i = starts[word]; i < starts[word + 1]; i++) {
      use.accept(names[i]);
    }
  }

  private interface Pair {
    void accept(int name, int word);
  }
}
