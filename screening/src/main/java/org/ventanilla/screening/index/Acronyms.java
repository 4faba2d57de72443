package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Names under what finds them whatever their words: the initials of an organisation's words, and
/// all letters written together. Immutable.
///
/// @param texts the initials or letters
/// @param names the name of each
/// @param places of the texts by their hashes
record Acronyms(String[] texts, int[] names, HashPlaces places) {
  private static final int SAMPLES = 8;
  private static final int PRIME = 0x0100_0193;

  Acronyms(String[] texts, int[] names) {
    this(texts, names, new HashPlaces(Arrays.stream(texts).mapToInt(Acronyms::hash).toArray()));
  }

  /// Initials or letters, and the name they stand for.
  record Entry(String text, int name) {}

  static Acronyms of(List<Entry> entries) {
    return new Acronyms(
        entries.stream().map(Entry::text).toArray(String[]::new),
        entries.stream().mapToInt(Entry::name).toArray());
  }

  /// A hash of some of a text's letters: to look at all of them takes longer than to look at the
  /// few names that are found by chance.
  private static int hash(String text) {
    int hash = text.length();
    int step = Math.max(text.length() / SAMPLES, 1);
    for (int i = 0; i < text.length(); i += step) {
      hash = hash * PRIME + text.charAt(i);
    }
    return hash;
  }

  void each(String text, IntConsumer use) {
    if (!text.isEmpty()) {
      places.each(
          hash(text),
          place -> {
            if (texts[place].equals(text)) {
              use.accept(names[place]);
            }
          });
    }
  }
}
