package org.ventanilla.screening.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Expansions of tokens seen lately, shared by all searchers of a snapshot. Each token has one
/// place it may stand in; another that hashes there takes it. So the cache is bounded, never locks,
/// and what it forgets is only computed again. It is no part of any answer.
final class ExpansionCache {
  private static final int PLACES = 1 << 16;

  private final AtomicReferenceArray<@Nullable Expansion> places =
      new AtomicReferenceArray<>(PLACES);

  @Nullable Expansion get(String token) {
    Expansion expansion = places.getAcquire(place(token));
    return expansion != null && expansion.token().equals(token) ? expansion : null;
  }

  void put(Expansion expansion) {
    places.setRelease(place(expansion.token()), expansion);
  }

  private static int place(String token) {
    int hash = token.hashCode() * 0x9E37_79B9;
    return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PLACES));
  }
}
