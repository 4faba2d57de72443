package org.ventanilla.screening.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.name.Word;

/// What words seen lately reach, shared by all searchers of a snapshot. Each word has two places it
/// may stand in; the second is taken by another that hashes there. So the cache is bounded, never
/// locks, and what it forgets is only computed again. It is no part of any answer.
final class ExpansionCache {
  private static final int PLACES = 1 << 17;
  private static final int GOLDEN = 0x9E37_79B9;
  private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

  private record Known(Word word, Reach reach) {}

  @Nullable Reach get(Word word) {
    int place = place(word);
    Known first = places.getAcquire(place);
    if (first == null) {
      return null;
    }
    if (first.word().equals(word)) {
      return first.reach();
    }
    Known second = places.getAcquire(place ^ 1);
    return second != null && second.word().equals(word) ? second.reach() : null;
  }

  void put(Word word, Reach reach) {
    int place = place(word);
    Known first = places.getAcquire(place);
    boolean free = first == null || first.word().equals(word);
    places.setRelease(free ? place : place ^ 1, new Known(word, reach));
  }

  private static int place(Word word) {
    return (word.hashCode() * GOLDEN) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PLACES));
  }
}
