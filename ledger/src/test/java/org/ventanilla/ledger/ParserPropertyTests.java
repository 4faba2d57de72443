package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random damage to good bytes. Whatever still verifies must say the same as before. Set
/// `ventanilla.seed` to run one again.
class ParserPropertyTests {
  private static final int ROUNDS = 4000;
  private static final long SIZE = 11;

  private final long seed = Long.getLong("ventanilla.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<VerifierKey> keys = List.of(Sample.logKey().verifierKey());
  private final Checkpoint checkpoint = Sample.checkpoint(SIZE);

  @Test
  void noDamageMakesAReceiptProveSomethingElse() {
    byte[] good = bytes(Sample.receipt(7, SIZE).encode());
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      switch (ReceiptVerifier.verify(damaged(good), keys, List.of(), 0)) {
        case ReceiptVerification.Verified yes ->
            assertThat(yes)
                .as("seed %d, round %d", seed, i)
                .isEqualTo(
                    new ReceiptVerification.Verified(Sample.entry(7), 7, checkpoint, List.of()));
        case ReceiptVerification.NotVerified no -> refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS * 9 / 10);
  }

  @Test
  void noDamageMovesAWitnessTime() {
    Instant time = Instant.parse("2026-03-01T12:00:00Z");
    WitnessKey witness = Sample.witnessKey(1);
    SignedNote note = SignedNote.sign(checkpoint.body(), Sample.logKey());
    byte[] good = bytes(note.with(witness.cosign(checkpoint, time)).encode());
    Trust trust = new Trust(keys, List.of(witness.verifierKey()), 1);
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      switch (CheckpointVerifier.verify(damaged(good), trust)) {
        case CheckpointVerification.Verified yes ->
            assertThat(yes)
                .as("seed %d, round %d", seed, i)
                .isEqualTo(
                    new CheckpointVerification.Verified(
                        checkpoint, List.of(new WitnessTime(witness.name(), time))));
        case CheckpointVerification.NotVerified no -> refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS * 9 / 10);
  }

  @Test
  void noDamageMakesAWitnessAcceptAnotherCheckpoint() {
    List<Digest> proof = Proofs.consistency(5, SIZE, Sample.tiles(SIZE));
    SignedNote note = SignedNote.sign(checkpoint.body(), Sample.logKey());
    byte[] good = bytes(new WitnessRequest(5, proof, note, checkpoint).encode());
    WitnessedLog log = new WitnessedLog(keys, 5, Sample.checkpoint(5).root());
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      WitnessOutcome outcome = WitnessRules.decide(damaged(good), origin -> Optional.of(log));
      assertThat(outcome.status()).as("seed %d, round %d", seed, i).isIn(200, 400, 403, 409, 422);
      if (outcome instanceof WitnessOutcome.Accepted accepted) {
        assertThat(accepted.checkpoint()).as("seed %d, round %d", seed, i).isEqualTo(checkpoint);
      } else {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(ROUNDS * 9 / 10);
  }

  @Test
  void noiseIsNeverAccepted() {
    for (int i = 0; i < ROUNDS; i++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      String text = new String(noise, StandardCharsets.ISO_8859_1);
      assertThat(
              List.of(
                  SignedNote.parse(noise),
                  Receipt.parse(noise),
                  WitnessRequest.parse(noise),
                  Checkpoint.parse(text),
                  VerifierKey.parse(text),
                  SigningKey.parse(text),
                  TileCoordinates.parse(text),
                  TileCoordinates.parseEntries(text)))
          .as("seed %d, round %d", seed, i)
          .allSatisfy(parsed -> assertThat(parsed).isInstanceOf(Parsed.Malformed.class));
    }
  }

  /// One to three edits: bytes flipped, cut out, put in or copied, or whole lines swapped or
  /// doubled.
  private byte[] damaged(byte[] good) {
    byte[] bytes = good;
    do {
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        bytes = random.nextInt(3) == 0 ? linesMoved(bytes) : bytesChanged(bytes);
      }
    } while (Arrays.equals(bytes, good));
    return bytes;
  }

  private byte[] bytesChanged(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(4));
    byte[] middle = new byte[random.nextInt(4)];
    random.nextBytes(middle);
    byte[] out = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, out, 0, from);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
    return out;
  }

  private byte[] linesMoved(byte[] bytes) {
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    if (lines.isEmpty()) {
      return bytes;
    }
    String line = lines.get(random.nextInt(lines.size()));
    switch (random.nextInt(3)) {
      case 0 -> lines.add(random.nextInt(lines.size() + 1), line);
      case 1 -> lines.set(random.nextInt(lines.size()), line);
      default -> lines.remove(line);
    }
    return bytes(String.join("\n", lines) + "\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
