package org.ventanilla.screening.match;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.name.Word;

/// How much a word tells of who bears it: 1 for a word one entry has, less the more entries have
/// it, as `ln(entries / entries with it) / ln(entries)` (Spärck Jones, "A statistical
/// interpretation of term specificity", 1972), and never more than the tables of common names say.
/// A short list says nothing of what is common: it counts as one of [#FEWEST_ENTRIES].
final class Rarity {
  static final int FEWEST_ENTRIES = 5000;

  private final Map<String, Integer> entries = new HashMap<>();
  private final double all;

  Rarity(Snapshot snapshot) {
    Set<String> once = new HashSet<>();
    Set<String> own = new HashSet<>();
    for (int entity = 0; entity < snapshot.size(); entity++) {
      own.clear();
      for (int name = 0; name < snapshot.entity(entity).names().size(); name++) {
        snapshot.name(entity, name).tokens().forEach(token -> own.add(token.word().text()));
      }
      for (String word : own) {
        if (!once.add(word)) {
          entries.merge(word, 1, Integer::sum);
        }
      }
    }
    this.all = Math.log(Math.max(FEWEST_ENTRIES, snapshot.size()));
  }

  double of(Word word) {
    int others = entries.getOrDefault(word.text(), 0);
    double rare = Math.max(0, 1 - Math.log(1.0 + others) / all);
    return Math.min(rare, word.defaultWeight());
  }
}
