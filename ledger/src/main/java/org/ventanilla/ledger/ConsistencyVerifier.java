package org.ventanilla.ledger;

import java.util.List;

/// Verifies that a log only grew between two signed checkpoints. Any bytes give an answer.
public final class ConsistencyVerifier {
  private ConsistencyVerifier() {}

  /// Verifies both checkpoints and the proof between them.
  public static ConsistencyVerification verify(
      byte[] olderNote, byte[] newerNote, List<Digest> proof, Trust trust) {
    return switch (CheckpointVerifier.verify(olderNote, trust)) {
      case CheckpointVerification.NotVerified(Reason reason, String message) ->
          refused(reason, "older checkpoint: " + message);
      case CheckpointVerification.Verified older ->
          switch (CheckpointVerifier.verify(newerNote, trust)) {
            case CheckpointVerification.NotVerified(Reason reason, String message) ->
                refused(reason, "newer checkpoint: " + message);
            case CheckpointVerification.Verified newer ->
                judge(older.checkpoint(), newer.checkpoint(), proof);
          };
    };
  }

  private static ConsistencyVerification judge(
      Checkpoint older, Checkpoint newer, List<Digest> proof) {
    if (!older.origin().equals(newer.origin())) {
      return refused(Reason.WRONG_ORIGIN, "the checkpoints are of two logs");
    }
    if (newer.size() < older.size()) {
      return refused(Reason.SHRUNK, "the newer checkpoint is of the smaller tree");
    }
    if (newer.size() == older.size() && !newer.root().equals(older.root())) {
      return refused(Reason.EQUIVOCATION, "the log signed two roots for one size");
    }
    return Proofs.verifyConsistency(older.size(), newer.size(), proof, older.root(), newer.root())
        ? new ConsistencyVerification.Consistent(older, newer)
        : refused(Reason.BAD_CONSISTENCY, "the proof does not lead from one tree to the other");
  }

  private static ConsistencyVerification refused(Reason reason, String message) {
    return new ConsistencyVerification.NotVerified(reason, message);
  }
}
