package org.ventanilla.window.notary;

import java.time.Duration;
import java.util.Optional;

/// The window's notary. A step appends its leaf in its own transaction; the sequencer integrates it
/// within milliseconds; from then on there is a receipt.
public interface Notary {
  /// Appends a leaf in the caller's transaction; without one it refuses.
  Ticket append(LeafDraft draft);

  /// The receipt, once a durable checkpoint covers the leaf.
  Optional<IssuedReceipt> receipt(Ticket ticket);

  /// Waits until a durable checkpoint covers the leaf. Call it after the commit, never inside a
  /// transaction.
  ///
  /// @return empty when the time is over; the leaf is safe all the same, and its receipt follows
  Optional<IssuedReceipt> await(Ticket ticket, Duration atMost);
}
