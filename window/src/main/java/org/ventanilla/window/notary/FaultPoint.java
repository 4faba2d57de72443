package org.ventanilla.window.notary;

/// Where a crash test may end the process. In production nothing listens.
@FunctionalInterface
interface FaultPoint {
  /// The boundaries between which a crash can fall, in the order of a round.
  enum Step {
    /// Leaves and tiles are about to be sent, with the commit of them.
    INTEGRATED,
    /// The tree is durable, nothing is signed.
    DURABLE,
    /// A signature exists in memory only.
    SIGNED,
    /// The signer's memory is written beside the old one, not yet in its place.
    MEMORY_WRITTEN,
    /// The signer remembers the new tree, nobody else knows of the signature.
    REMEMBERED,
    /// The checkpoint is about to be sent, with the commit of it.
    PUBLISHING,
    /// The checkpoint is durable, no waiter has been told.
    PUBLISHED
  }

  /// The process passes a boundary.
  void pass(Step step);
}
