package org.ventanilla.ledger;

import java.util.List;

/// Whether a whole published log is what its checkpoint says.
public sealed interface LogVerification {
  /// Every entry, every tile and the root agree with the signed checkpoint.
  record Verified(Checkpoint checkpoint, List<WitnessTime> witnessTimes)
      implements LogVerification {
    public Verified {
      witnessTimes = List.copyOf(witnessTimes);
    }
  }

  /// They do not. The path names the part at fault.
  record NotVerified(Reason reason, String path, String message) implements LogVerification {}
}
