package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decides whether a signed checkpoint can be believed. Any bytes give an answer.
public final class CheckpointVerifier {
  private CheckpointVerifier() {}

  public static CheckpointVerification verify(byte[] note, Trust trust) {
    return switch (SignedNote.open(note, trust.allKeys())) {
      case NoteOpening.Refused(Reason reason, String message) -> refused(reason, message);
      case NoteOpening.Opened opened ->
          switch (Checkpoint.parse(opened.note().text())) {
            case Parsed.Malformed<Checkpoint>(String reason) -> refused(Reason.MALFORMED, reason);
            case Parsed.Valid<Checkpoint>(Checkpoint checkpoint) ->
                judge(checkpoint, opened.signatures(), trust);
          };
    };
  }

  private static CheckpointVerification judge(
      Checkpoint checkpoint, List<VerifiedSignature> signatures, Trust trust) {
    List<VerifierKey> signers =
        signatures.stream()
            // A cosignature says that somebody saw the checkpoint, never that the log made it.
            .filter(VerifiedSignature.Plain.class::isInstance)
            .map(VerifiedSignature::key)
            .filter(trust.logKeys()::contains)
            .toList();
    if (signers.isEmpty()) {
      return refused(Reason.NO_KNOWN_SIGNATURE, "the log itself did not sign the checkpoint");
    }
    // A key that serves two logs must not let one speak for the other.
    if (signers.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
      return refused(Reason.WRONG_ORIGIN, "the checkpoint is not of the log whose key signed it");
    }
    List<WitnessTime> times = witnessTimes(signatures, trust);
    return times.size() < trust.quorum()
        ? refused(
            Reason.QUORUM_MISSED,
            times.size() + " of the " + trust.quorum() + " witnesses demanded cosigned")
        : new CheckpointVerification.Verified(checkpoint, times);
  }

  /// The earliest time of each witness. A key pair counts once, whatever names it goes by, and the
  /// log's own key pair is no witness.
  private static List<WitnessTime> witnessTimes(List<VerifiedSignature> signatures, Trust trust) {
    List<VerifiedSignature.Timestamped> seen = new ArrayList<>();
    signatures.stream()
        .filter(VerifiedSignature.Timestamped.class::isInstance)
        .map(VerifiedSignature.Timestamped.class::cast)
        .filter(signature -> trust.witnessKeys().contains(signature.key()))
        .filter(signature -> trust.logKeys().stream().noneMatch(signature.key()::samePair))
        .sorted(Comparator.comparing(VerifiedSignature.Timestamped::time))
        .filter(signature -> seen.stream().noneMatch(s -> s.key().samePair(signature.key())))
        .forEach(seen::add);
    return seen.stream().map(s -> new WitnessTime(s.key().name(), s.time())).toList();
  }

  private static CheckpointVerification refused(Reason reason, String message) {
    return new CheckpointVerification.NotVerified(reason, message);
  }
}
