package org.ventanilla.ledger;

import java.util.List;

/// What a witness knows of one log.
///
/// @param keys the keys it believes for the log's origin
/// @param size the size it cosigned last, 0 if it never did
/// @param root the root it cosigned last, the empty root if it never did
public record WitnessedLog(List<VerifierKey> keys, long size, Digest root) {
  public WitnessedLog {
    if (size < 0) {
      throw new IllegalArgumentException("a log has no negative size");
    }
    keys = List.copyOf(keys);
  }

  /// A log the witness has never cosigned.
  public static WitnessedLog unseen(List<VerifierKey> keys) {
    return new WitnessedLog(keys, 0, Hashes.emptyRoot());
  }
}
