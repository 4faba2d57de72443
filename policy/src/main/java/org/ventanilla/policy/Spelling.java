package org.ventanilla.policy;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What somebody probably meant who wrote a word that is not known.
final class Spelling {
  private Spelling() {}

  /// The one known word that differs in the fewest letters; empty where several do, or none does in
  /// so few.
  ///
  /// @param most how many letters may be put in, left out or changed
  static Optional<String> nearest(String word, Collection<String> known, int most) {
    int least = known.stream().mapToInt(one -> edits(one, word)).min().orElse(Integer.MAX_VALUE);
    List<String> nearest = known.stream().filter(one -> edits(one, word) == least).toList();
    return least <= most && nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
  }

  private static int edits(String one, String other) {
    int[] before = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int k = 1; k <= other.length(); k++) {
        int change = before[k - 1] + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
        now[k] = Math.min(change, Math.min(before[k], now[k - 1]) + 1);
      }
      before = now;
    }
    return before[other.length()];
  }
}
