package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.HashReader;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.notary.NotaryFault.Code;

/// The newest checkpoint this process knows to be durable. Safe for many threads.
final class Publication {
  private final Trust trust;
  private volatile @Nullable Published newest;

  Publication(VerifierKey key) {
    this.trust = Trust.log(key);
  }

  Optional<Published> newest() {
    return Optional.ofNullable(newest);
  }

  /// How many leaves are covered; 0 before the first checkpoint.
  long size() {
    Published known = newest;
    return known == null ? 0 : known.size();
  }

  /// Takes a durable checkpoint over, unless a newer one is known.
  synchronized void published(Published checkpoint) {
    Published known = newest;
    if (known == null
        || checkpoint.size() > known.size()
        || (checkpoint.size() == known.size() && checkpoint.at().isAfter(known.at()))) {
      newest = checkpoint;
    }
  }

  /// Whether a tree of that size needs a checkpoint: it grew, or the last one is older than that.
  boolean isDue(long size, Instant oldest) {
    Published known = newest;
    return known == null || known.size() != size || known.at().isBefore(oldest);
  }

  /// Checks a stored checkpoint against the log it should describe.
  ///
  /// @throws NotaryFault [Code#READ_ONLY]
  void requireCovers(Published stored, TreeState tree, HashReader tiles) {
    byte[] note = stored.note().getBytes(StandardCharsets.UTF_8);
    switch (CheckpointVerifier.verify(note, trust)) {
      case CheckpointVerification.NotVerified refused ->
          throw new NotaryFault(
              Code.READ_ONLY, "the stored checkpoint does not verify: " + refused.message());
      case CheckpointVerification.Verified verified -> {
        Checkpoint checkpoint = verified.checkpoint();
        if (checkpoint.size() != stored.size()
            || checkpoint.size() > tree.size()
            || !Proofs.root(checkpoint.size(), tiles).equals(checkpoint.root())) {
          throw new NotaryFault(
              Code.READ_ONLY, "the stored leaves do not have the root that was published");
        }
        published(stored);
      }
    }
  }
}
