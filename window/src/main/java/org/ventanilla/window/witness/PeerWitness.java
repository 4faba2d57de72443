package org.ventanilla.window.witness;

/// A counterpart's witness.
@FunctionalInterface
interface PeerWitness {
  /// What it answered.
  ///
  /// @param status the HTTP status
  record Reply(int status, byte[] body) {}

  /// Asks it to cosign.
  ///
  /// @throws WitnessFault [WitnessFault.Code#PEER] if it cannot be reached
  Reply addCheckpoint(byte[] body);
}
