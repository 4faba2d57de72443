package org.ventanilla.window.api;

/// This window as a witness of other ledgers, as the door serves it.
interface LedgerWitness {
  /// The answer to a request to cosign; any bytes give one.
  Cosigning addCheckpoint(byte[] body);

  /// An answer in the form of C2SP tlog-witness.
  record Cosigning(int status, String contentType, String body) {}
}
