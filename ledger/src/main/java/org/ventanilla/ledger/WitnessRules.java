package org.ventanilla.ledger;

import java.util.Optional;
import java.util.function.Function;

/// Decides what a witness answers to `add-checkpoint`. It only decides: whoever calls it reads the
/// log's state and stores the accepted one in a single transaction, so that a slower request cannot
/// take the witness back.
public final class WitnessRules {
  private WitnessRules() {}

  /// Judges a request body; any bytes give an answer.
  ///
  /// @param memory what the witness knows of the log with that origin
  public static WitnessOutcome decide(
      byte[] body, Function<String, Optional<WitnessedLog>> memory) {
    return switch (WitnessRequest.parse(body)) {
      case Parsed.Malformed<WitnessRequest>(String reason) -> new WitnessOutcome.Malformed(reason);
      case Parsed.Valid<WitnessRequest>(WitnessRequest request) ->
          memory
              .apply(request.checkpoint().origin())
              .map(log -> decide(request, log))
              .orElseGet(WitnessOutcome.UnknownOrigin::new);
    };
  }

  /// Judges a request about a log the witness knows.
  public static WitnessOutcome decide(WitnessRequest request, WitnessedLog log) {
    return switch (request.note().open(log.keys())) {
      case NoteOpening.Refused(Reason reason, String message) ->
          new WitnessOutcome.NotSigned(reason);
      case NoteOpening.Opened opened -> decideSigned(request, log);
    };
  }

  private static WitnessOutcome decideSigned(WitnessRequest request, WitnessedLog log) {
    Checkpoint next = request.checkpoint();
    if (request.oldSize() > next.size()) {
      return new WitnessOutcome.OldSizeTooLarge();
    }
    if (request.oldSize() != log.size()) {
      return new WitnessOutcome.Stale(log.size());
    }
    if (next.size() == log.size() && !next.root().equals(log.root())) {
      return new WitnessOutcome.Equivocation(request.note());
    }
    return Proofs.verifyConsistency(
            log.size(), next.size(), request.proof(), log.root(), next.root())
        ? new WitnessOutcome.Accepted(request.note(), next)
        : new WitnessOutcome.BadProof(request.note());
  }
}
