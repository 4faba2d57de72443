package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/// Names under what finds them whatever their words: the initials of an organisation's words, and
/// all letters written together. Immutable.
///
/// @param texts the initials or letters, sorted
/// @param names the name of each
/// @param filter knows most texts that are none of them
record Acronyms(String[] texts, int[] names, HashFilter filter) {
  private static final int SAMPLES = 8;
  private static final int PRIME = 0x0100_0193;

  Acronyms(String[] texts, int[] names) {
    this(texts, names, new HashFilter(texts.length));
    for (String text : texts) {
      filter.add(hash(text));
    }
  }

  /// Initials or letters, and the name they stand for.
  record Entry(String text, int name) {}

  static Acronyms of(List<Entry> entries) {
    List<Entry> sorted =
        entries.stream()
            .sorted(Comparator.comparing(Entry::text).thenComparingInt(Entry::name))
            .toList();
    return new Acronyms(
        sorted.stream().map(Entry::text).toArray(String[]::new),
        sorted.stream().mapToInt(Entry::name).toArray());
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
    if (text.isEmpty() || !filter.mayHave(hash(text))) {
      return;
    }
    int place = Arrays.binarySearch(texts, text);
    if (place < 0) {
      return;
    }
    while (place > 0 && texts[place - 1].equals(text)) {
      place--;
    }
    for (; place < texts.length && texts[place].equals(text); place++) {
      use.accept(names[place]);
    }
  }
}
