package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WitnessRulesTests {
  private static final long OLD = 5;
  private static final long NEW = 12;

  private final SigningKey key = Sample.logKey();
  private final WitnessedLog log =
      new WitnessedLog(List.of(key.verifierKey()), OLD, Sample.checkpoint(OLD).root());
  private final Checkpoint next = Sample.checkpoint(NEW);
  private final List<Digest> proof = Proofs.consistency(OLD, NEW, Sample.tiles(NEW));

  @Test
  void aProvenExtensionIsAccepted() {
    SignedNote note = SignedNote.sign(next.body(), key);
    WitnessOutcome outcome = decide(new WitnessRequest(OLD, proof, note, next).encode());
    assertThat(outcome).isEqualTo(new WitnessOutcome.Accepted(note, next));
    assertThat(outcome.status()).isEqualTo(200);
  }

  @Test
  void theFirstCheckpointNeedsAnEmptyProof() {
    WitnessedLog unseen = WitnessedLog.unseen(log.keys());
    assertThat(decide(request(0, List.of(), next), unseen).status()).isEqualTo(200);
    assertThat(decide(request(0, proof, next), unseen).status()).isEqualTo(422);
  }

  @Test
  void theSameCheckpointMayBeCosignedAgain() {
    assertThat(decide(request(OLD, List.of(), Sample.checkpoint(OLD))).status()).isEqualTo(200);
  }

  @Test
  void anUnknownLogIsNotFound() {
    WitnessOutcome outcome =
        WitnessRules.decide(WireText.utf8(request(OLD, proof, next)), origin -> Optional.empty());
    assertThat(outcome).isEqualTo(new WitnessOutcome.UnknownOrigin());
    assertThat(outcome.status()).isEqualTo(404);
  }

  @Test
  void aCheckpointTheLogDidNotSignIsForbidden() {
    SigningKey stranger = SigningKey.generate(Sample.seeded(3), Sample.ORIGIN);
    SignedNote note = SignedNote.sign(next.body(), stranger);
    assertThat(decide(new WitnessRequest(OLD, proof, note, next).encode()).status()).isEqualTo(403);
    SignedNote wrong = new SignedNote(next.body(), List.of(key.sign("other\n")));
    assertThat(decide(new WitnessRequest(OLD, proof, wrong, next).encode()).status())
        .isEqualTo(403);
  }

  @Test
  void anOldSizeBeyondTheCheckpointIsABadRequest() {
    assertThat(decide(request(NEW + 1, List.of(), next)))
        .isEqualTo(new WitnessOutcome.OldSizeTooLarge());
    assertThat(new WitnessOutcome.OldSizeTooLarge().status()).isEqualTo(400);
  }

  @Test
  void aStaleSizeIsAConflictThatNamesTheRightOne() {
    WitnessOutcome outcome = decide(request(OLD - 1, proof, next));
    assertThat(outcome).isEqualTo(new WitnessOutcome.Stale(OLD));
    assertThat(outcome.status()).isEqualTo(409);
    assertThat(outcome.contentType()).isEqualTo("text/x.tlog.size");
    assertThat(outcome.body()).isEqualTo("5\n");
  }

  @Test
  void aCheckpointSmallerThanTheKnownOneIsNeverAccepted() {
    for (long old = 0; old < OLD + 2; old++) {
      for (long size = 0; size < OLD; size++) {
        assertThat(decide(request(old, List.of(), Sample.checkpoint(size))).status())
            .isIn(400, 409);
      }
    }
  }

  @Test
  void anotherRootForTheSameSizeIsEvidence() {
    Checkpoint forked = new Checkpoint(Sample.ORIGIN, OLD, Hashes.leaf(new byte[] {1}));
    WitnessOutcome outcome = decide(request(OLD, List.of(), forked));
    assertThat(outcome).isInstanceOf(WitnessOutcome.Equivocation.class);
    assertThat(outcome.status()).isEqualTo(422);
  }

  @Test
  void aProofThatDoesNotHoldIsUnprocessable() {
    for (List<Digest> bad :
        List.of(
            List.<Digest>of(),
            proof.reversed(),
            proof.subList(1, proof.size()),
            proof.subList(0, proof.size() - 1))) {
      assertThat(decide(request(OLD, bad, next)).status()).isEqualTo(422);
    }
    assertThat(decide(request(OLD, List.of(), Sample.checkpoint(OLD))).status()).isEqualTo(200);
    assertThat(decide(request(OLD, proof, Sample.checkpoint(OLD))).status()).isEqualTo(422);
  }

  @Test
  void bodiesThatAreNoRequestAreBadRequests() {
    String good = request(OLD, proof, next);
    String hash = Hashes.emptyRoot().base64() + "\n";
    for (String bad :
        List.of(
            "",
            "old",
            good.replace("old 5", "old 05"),
            good.replace("old 5", "old -5"),
            good.replace("old 5", "old  5"),
            good.replace("old 5", "new 5"),
            good.replace("old 5\n", "old 5\n" + hash.repeat(63)),
            good.replace("old 5\n", "old 5\nnot a hash\n"),
            good.replace("\n\n", "\n"),
            good.substring(0, good.length() - 1),
            good.replace("\n12\n", "\n12x\n"))) {
      assertThat(decide(bad)).as(bad).isInstanceOf(WitnessOutcome.Malformed.class);
    }
  }

  private WitnessOutcome decide(String body) {
    return decide(body, log);
  }

  private static WitnessOutcome decide(String body, WitnessedLog log) {
    return WitnessRules.decide(
        WireText.utf8(body),
        origin -> origin.equals(Sample.ORIGIN) ? Optional.of(log) : Optional.empty());
  }

  private String request(long oldSize, List<Digest> proof, Checkpoint checkpoint) {
    SignedNote note = SignedNote.sign(checkpoint.body(), key);
    return new WitnessRequest(oldSize, proof, note, checkpoint).encode();
  }
}
