package org.ventanilla.ledger;

import java.util.List;

/// Whether a checkpoint can be believed.
public sealed interface CheckpointVerification {
  /// The log signed it, and enough witnesses did. One time for each witness, earliest first.
  record Verified(Checkpoint checkpoint, List<WitnessTime> witnessTimes)
      implements CheckpointVerification {
    public Verified {
      witnessTimes = List.copyOf(witnessTimes);
    }
  }

  /// It must not be believed.
  record NotVerified(Reason reason, String message) implements CheckpointVerification {}
}
