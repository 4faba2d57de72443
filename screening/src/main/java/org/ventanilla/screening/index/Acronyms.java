package org.ventanilla.screening.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/// Names under what finds them whatever their words: the initials of these words, and all their
/// letters written together. Immutable.
///
/// @param texts the initials or letters, sorted
/// @param names the name of each
record Acronyms(String[] texts, int[] names) {
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

  void each(String text, IntConsumer use) {
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
