package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Integer> places = HashMap.newHashMap(4 * words.size());
    List<String> keys = new ArrayList<>();
    IntList keysOfWords = new IntList();
    int[] firstKey = new int[words.size() + 1];
    for (int i = 0; i < words.size(); i++) {
      for (String key : words.get(i).keys()) {
        Integer known = places.putIfAbsent(key, keys.size());
        keysOfWords.add(known == null ? keys.size() : known);
        if (known == null) {
          keys.add(key);
        }
      }
      firstKey[i + 1] = keysOfWords.size();
    }
    // Which words have a key is found as which names have a word is.
    Postings found = Postings.invert(keys.size(), firstKey, keysOfWords.toArray());
    return new KeyTable(keys.toArray(String[]::new), found.starts(), found.names(), places);
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
