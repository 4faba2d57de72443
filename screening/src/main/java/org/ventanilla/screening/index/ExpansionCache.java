package org.ventanilla.screening.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.name.Word;

/// Expansions of words seen lately, shared by all searchers of a snapshot. Each word has one place
/// it may stand in; another that hashes there takes it. So the cache is bounded, never locks, and
/// what it forgets is only computed again. It is no part of any answer.
final class ExpansionCache {
  private static final int PLACES = 1 << 16;
  private static final int GOLDEN = 0x9E37_79B9;

  private final AtomicReferenceArray<@Nullable Expansion> places =
      new AtomicReferenceArray<>(PLACES);

  @Nullable Expansion get(Word word) {
    Expansion expansion = places.getAcquire(place(word));
    return expansion != null && expansion.word().equals(word) ? expansion : null;
  }

  void put(Expansion expansion) {
    places.setRelease(place(expansion.word()), expansion);
  }

  private static int place(Word word) {
    return (word.hashCode() * GOLDEN) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PLACES));
  }
}
