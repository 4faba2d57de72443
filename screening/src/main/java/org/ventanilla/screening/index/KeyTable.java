package org.ventanilla.screening.index;

import java.util.ArrayList;
import java.util.Arrays;
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
/// @param places where each key stands in `keys`, by its hash
record KeyTable(String[] keys, int[] starts, int[] words, HashPlaces places) {

  KeyTable(String[] keys, int[] starts, int[] words) {
    this(
        keys,
        starts,
        words,
        new HashPlaces(Arrays.stream(keys).mapToInt(String::hashCode).toArray()));
  }

  /// Gathers the keys of words as they come.
  static final class Builder {
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final IntList keysOfWords = new IntList();
    private final IntList firstKey = new IntList();

    /// Takes the next word.
    void add(Word word) {
      firstKey.add(keysOfWords.size());
      for (String key : word.keys()) {
        Integer known = places.putIfAbsent(key, keys.size());
        keysOfWords.add(known == null ? keys.size() : known);
        if (known == null) {
          keys.add(key);
        }
      }
    }

    /// @param order of the words by what came when: the first of them gets number 0
    KeyTable build(int[] order) {
      firstKey.add(keysOfWords.size());
      int[] first = new int[order.length + 1];
      IntList ordered = new IntList();
      for (int i = 0; i < order.length; i++) {
        for (int key = firstKey.get(order[i]); key < firstKey.get(order[i] + 1); key++) {
          ordered.add(keysOfWords.get(key));
        }
        first[i + 1] = ordered.size();
      }
      // Which words have a key is found as which names have a word is.
      Postings found = Postings.invert(keys.size(), first, ordered.toArray());
      return new KeyTable(keys.toArray(String[]::new), found.starts(), found.names());
    }
  }

  void each(String key, IntConsumer use) {
    places.each(
        key.hashCode(),
        place -> {
          if (keys[place].equals(key)) {
            for (int i = starts[place]; i < starts[place + 1]; i++) {
              use.accept(words[i]);
            }
          }
        });
  }
}
