package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.ventanilla.screening.name.Word;

/// Which words have a key. Immutable.
///
/// @param keys distinct
/// @param starts where each key's words begin in `words`, and at the end where the last end
/// @param words numbers of words, ascending within a key
/// @param places where each key stands in `keys`
record KeyTable(String[] keys, int[] starts, int[] words, Map<String, Integer> places) {

  static KeyTable of(String[] keys, int[] starts, int[] words) {
    Map<String, Integer> places = HashMap.newHashMap(keys.length);
    for (int i = 0; i < keys.length; i++) {
      places.put(keys[i], i);
    }
    return new KeyTable(keys, starts, words, places);
  }

  /// The keys of these words, a word's number being its place.
  static KeyTable of(List<Word> words) {
    Map<String, List<Integer>> byKey = HashMap.newHashMap(4 * words.size());
    for (int i = 0; i < words.size(); i++) {
      for (String key : new HashSet<>(words.get(i).keys())) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    String[] keys = byKey.keySet().toArray(String[]::new);
    Arrays.sort(keys);
    int[] starts = new int[keys.length + 1];
    IntList all = new IntList();
    for (int i = 0; i < keys.length; i++) {
      Objects.requireNonNull(byKey.get(keys[i])).forEach(all::add);
      starts[i + 1] = all.size();
    }
    return of(keys, starts, all.toArray());
  }

  void each(String key, IntConsumer use) {
    Integer place = places.get(key);
    if (place != null) {
      for (int i = starts[place]; i < starts[place + 1]; i++) {
        use.accept(words[i]);
      }
    }
  }
}
