package org.ventanilla.window.notary;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a step asks the ledger to hold. The sequencer adds the time and the hash of the earlier
/// leaf when it gives the leaf its place, so that time never runs backwards along the log.
public sealed interface LeafDraft {

  /// A leaf that both governments may read.
  ///
  /// @param type what happened, a name from `docs/spec/ledger.md`
  /// @param reference the request's reference, or null for a leaf that concerns no request
  /// @param pseudonym 16 random bytes in base64url, new for every request, or null
  /// @param due until when an answer is owed, or null
  /// @param previous this request's earlier shared leaf, or null for its first
  /// @param attributes further public words, such as an outcome class or a ground
  /// @param commitments what the leaf commits to, by name
  record Shared(
      String type,
      @Nullable String reference,
      @Nullable String pseudonym,
      @Nullable Instant due,
      @Nullable Ticket previous,
      SortedMap<String, String> attributes,
      SortedMap<String, Commitment> commitments)
      implements LeafDraft {
    /// Copies the maps.
    public Shared {
      attributes = unmodifiable(attributes);
      commitments = unmodifiable(commitments);
    }
  }

  /// An internal step: one commitment, and nothing that tells one step from another.
  ///
  /// @param commitment to what was done
  record Internal(Commitment commitment) implements LeafDraft {}

  private static <V> SortedMap<String, V> unmodifiable(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
