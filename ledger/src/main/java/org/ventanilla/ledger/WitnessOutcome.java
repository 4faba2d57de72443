package org.ventanilla.ledger;

/// What a witness decided about a checkpoint, with the HTTP status that says so.
public sealed interface WitnessOutcome {
  /// The checkpoint extends what the witness knew. Store its size and root in the same transaction
  /// as the decision, then cosign it and answer the signature line.
  record Accepted(SignedNote note, Checkpoint checkpoint) implements WitnessOutcome {}

  /// The body is not well formed.
  record Malformed(String message) implements WitnessOutcome {}

  /// The witness does not know the log.
  record UnknownOrigin() implements WitnessOutcome {}

  /// No key of the log signed it, or a signature in its name is wrong.
  record NotSigned(Reason reason) implements WitnessOutcome {}

  /// The old size is larger than the checkpoint's.
  record OldSizeTooLarge() implements WitnessOutcome {}

  /// The old size is not what the witness cosigned last, which is `size`.
  record Stale(long size) implements WitnessOutcome {}

  /// The proof does not lead from the known root to the new one.
  record BadProof(SignedNote note) implements WitnessOutcome {}

  /// The log signed two roots for the same size. The note, beside the one stored, is the evidence.
  record Equivocation(SignedNote note) implements WitnessOutcome {}

  /// The HTTP status of the answer. A second root for the same size is 422 and not the 409 of older
  /// texts of the witness protocol: to a client, 409 means "try again from the size I name", and
  /// here trying again cannot help.
  default int status() {
    return switch (this) {
      case Accepted accepted -> 200;
      case Malformed malformed -> 400;
      case OldSizeTooLarge tooLarge -> 400;
      case NotSigned notSigned -> 403;
      case UnknownOrigin unknown -> 404;
      case Stale stale -> 409;
      case BadProof bad -> 422;
      case Equivocation equivocation -> 422;
    };
  }

  /// The answer's media type; only a stale request has one of its own.
  default String contentType() {
    return this instanceof Stale ? "text/x.tlog.size" : "text/plain; charset=utf-8";
  }

  /// The answer's text. For an accepted checkpoint it is empty: the caller adds the cosignature.
  default String body() {
    return switch (this) {
      case Accepted accepted -> "";
      case Malformed(String message) -> message + "\n";
      case OldSizeTooLarge tooLarge -> "the old size is larger than the checkpoint's\n";
      case NotSigned(Reason reason) -> "the log's signature does not hold: " + reason + "\n";
      case UnknownOrigin unknown -> "this log is not known here\n";
      case Stale(long size) -> size + "\n";
      case BadProof bad -> "the consistency proof does not hold\n";
      case Equivocation equivocation -> "another root was cosigned for this size\n";
    };
  }
}
