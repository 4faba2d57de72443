package org.ventanilla.screening.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of the words that most names have, as sets: a set of all names takes no more memory
/// than the list of so many. Long lists have some dozens of such words, short ones few. Immutable.
final class CommonWords {
  /// Fewer names than this are listed fast enough, however short the lists are.
  private static final int FEWEST = 1_024;

  private final Map<Integer, NameSet> names;

  private CommonWords(Map<Integer, NameSet> names) {
    this.names = names;
  }

  /// @param nameCount of all names
  static CommonWords of(Postings postings, int nameCount) {
    int common = Math.max(nameCount / Integer.SIZE, FEWEST);
    Map<Integer, NameSet> names = new HashMap<>();
    for (int word = 0; word + 1 < postings.starts().length; word++) {
      if (postings.count(word) >= common) {
        NameSet set = new NameSet(nameCount);
        set.addAll(postings, word);
        names.put(word, set);
      }
    }
    return new CommonWords(names);
  }

  /// The names of a word, if it is common.
  @Nullable NameSet names(int word) {
    return names.get(word);
  }
}
