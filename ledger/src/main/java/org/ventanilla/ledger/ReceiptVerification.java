package org.ventanilla.ledger;

import java.util.List;

/// Whether a receipt proves what it says.
public sealed interface ReceiptVerification {
  /// The log holds the leaf at that index, and the witnesses saw it by those times.
  record Verified(Entry leaf, long index, Checkpoint checkpoint, List<WitnessTime> witnessTimes)
      implements ReceiptVerification {
    public Verified {
      witnessTimes = List.copyOf(witnessTimes);
    }
  }

  /// It proves nothing.
  record NotVerified(Reason reason, String message) implements ReceiptVerification {}
}
