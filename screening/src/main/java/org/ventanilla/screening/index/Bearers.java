package org.ventanilla.screening.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ventanilla.screening.name.NameToken;
import org.ventanilla.screening.name.ParsedName;

/// How many entries have a word in one of their names, small words included. What only one entry
/// has is not kept. Immutable.
///
/// @param counts by the word's text, each at least 2
record Bearers(Map<String, Integer> counts) {
  /// How many entries have this word besides one that has it.
  int others(String text) {
    Integer count = counts.get(text);
    return count == null ? 0 : count - 1;
  }

  /// Counts while entries go by. One thread's.
  static final class Counter {
    private final Set<String> own = new HashSet<>();
    private final Map<String, Integer> entries = new HashMap<>();

    /// Begins the next entry; its names follow.
    void entity() {
      own.forEach(text -> entries.merge(text, 1, Integer::sum));
      own.clear();
    }

    void name(ParsedName name) {
      for (NameToken token : name.tokens()) {
        own.add(token.word().text());
      }
    }

    Bearers counted() {
      entity();
      entries.values().removeIf(count -> count < 2);
      return new Bearers(new TreeMap<>(entries));
    }
  }

  /// @param texts distinct
  static Bearers of(String[] texts, int[] counts) {
    Map<String, Integer> all = HashMap.newHashMap(texts.length);
    for (int i = 0; i < texts.length; i++) {
      all.put(texts[i], counts[i]);
    }
    return new Bearers(all);
  }
}
