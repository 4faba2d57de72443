package org.ventanilla.ledger;

import java.util.List;

/// Verifies a receipt offline. Any bytes give an answer.
public final class ReceiptVerifier {
  private ReceiptVerifier() {}

  /// Verifies with a log's keys, witnesses' keys and the number of witnesses demanded.
  public static ReceiptVerification verify(
      byte[] receipt, List<VerifierKey> logKeys, List<VerifierKey> witnessKeys, int quorum) {
    return verify(receipt, new Trust(logKeys, witnessKeys, quorum));
  }

  /// Verifies that a trusted log, seen by enough witnesses, holds the receipt's leaf.
  public static ReceiptVerification verify(byte[] receipt, Trust trust) {
    return switch (Receipt.parse(receipt)) {
      case Parsed.Malformed<Receipt>(String reason) ->
          new ReceiptVerification.NotVerified(Reason.MALFORMED, reason);
      case Parsed.Valid<Receipt>(Receipt parsed) -> verify(parsed, trust);
    };
  }

  private static ReceiptVerification verify(Receipt receipt, Trust trust) {
    byte[] note = WireText.utf8(receipt.checkpoint().encode());
    return switch (CheckpointVerifier.verify(note, trust)) {
      case CheckpointVerification.NotVerified(Reason reason, String message) ->
          new ReceiptVerification.NotVerified(reason, message);
      case CheckpointVerification.Verified(Checkpoint checkpoint, List<WitnessTime> times) ->
          Proofs.verifyInclusion(
                  receipt.leaf().leafHash(),
                  receipt.index(),
                  checkpoint.size(),
                  receipt.proof(),
                  checkpoint.root())
              ? new ReceiptVerification.Verified(receipt.leaf(), receipt.index(), checkpoint, times)
              : new ReceiptVerification.NotVerified(
                  Reason.BAD_INCLUSION, "the proof does not lead from the leaf to the root");
    };
  }
}
