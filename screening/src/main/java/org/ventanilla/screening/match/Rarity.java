package org.ventanilla.screening.match;

import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.name.Word;

/// How much a word tells of who bears it: 1 for a word one entry has, less the more entries have
/// it, as `ln(entries / entries with it) / ln(entries)` (Spärck Jones, "A statistical
/// interpretation of term specificity", 1972), and never more than the tables of common names say.
/// A short list says nothing of what is common: it counts as one of [#FEWEST_ENTRIES].
final class Rarity {
  static final int FEWEST_ENTRIES = 5000;

  private final Snapshot snapshot;
  private final double all;

  Rarity(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.all = Math.log(Math.max(FEWEST_ENTRIES, snapshot.size()));
  }

  double of(Word word) {
    int others = snapshot.others(word);
    double rare = Math.max(0, 1 - Math.log(1.0 + others) / all);
    return Math.min(rare, word.defaultWeight());
  }
}
