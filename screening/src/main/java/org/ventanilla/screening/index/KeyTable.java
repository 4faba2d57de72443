package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
    TreeMap<String, List<Integer>> byKey = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      for (String key : new TreeSet<>(words.get(i).keys())) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    int[] starts = new int[byKey.size() + 1];
    int at = 0;
    for (List<Integer> members : byKey.values()) {
      starts[at + 1] = starts[at] + members.size();
      at++;
    }
    int[] all = byKey.values().stream().flatMap(List::stream).mapToInt(i -> i).toArray();
    return of(byKey.keySet().toArray(String[]::new), starts, all);
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
