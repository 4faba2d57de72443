package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTests {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final List<VerifierKey> logKeys = List.of(Sample.logKey().verifierKey());

  @Test
  void aReceiptSurvivesItsTextFormAndVerifies() {
    // Given
    byte[] bytes = bytes(Sample.receipt(7, 300));

    // When
    ReceiptVerification result = ReceiptVerifier.verify(bytes, logKeys, List.of(), 0);

    // Then
    assertThat(result)
        .isEqualTo(
            new ReceiptVerification.Verified(
                Sample.entry(7), 7, Sample.checkpoint(300), List.of()));
    assertThat(bytes(Receipt.parse(bytes).orElseThrow())).isEqualTo(bytes);
  }

  @Test
  void everyFlippedBitOfAReceiptIsRefused() {
    byte[] bytes = bytes(Sample.receipt(7, 11));
    for (int i = 0; i < bytes.length * 8; i++) {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << (i % 8));
      assertThat(ReceiptVerifier.verify(flipped, logKeys, List.of(), 0))
          .as("bit %d", i)
          .isInstanceOf(ReceiptVerification.NotVerified.class);
    }
  }

  @Test
  void everyPrefixOfAReceiptIsRefused() {
    byte[] bytes = bytes(Sample.receipt(7, 11));
    for (int length = 0; length < bytes.length; length++) {
      byte[] prefix = Arrays.copyOf(bytes, length);
      assertThat(ReceiptVerifier.verify(prefix, logKeys, List.of(), 0))
          .as("length %d", length)
          .isInstanceOf(ReceiptVerification.NotVerified.class);
    }
  }

  @Test
  void aReceiptForAnotherIndexIsRefused() {
    Receipt good = Sample.receipt(7, 300);
    for (long index : new long[] {0, 6, 8, 299, 300, Long.MAX_VALUE}) {
      Receipt moved = new Receipt(good.leaf(), index, good.proof(), good.checkpoint());
      assertRefused(moved, Reason.BAD_INCLUSION);
    }
  }

  @Test
  void aReceiptWithAnotherLeafIsRefused() {
    Receipt good = Sample.receipt(7, 300);
    assertRefused(
        new Receipt(Sample.entry(8), 7, good.proof(), good.checkpoint()), Reason.BAD_INCLUSION);
  }

  @Test
  void aReceiptByAnotherLogIsRefused() {
    VerifierKey other = SigningKey.generate(Sample.seeded(9), Sample.ORIGIN).verifierKey();
    byte[] bytes = bytes(Sample.receipt(7, 300));
    assertThat(ReceiptVerifier.verify(bytes, List.of(other), List.of(), 0))
        .isInstanceOfSatisfying(
            ReceiptVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.NO_KNOWN_SIGNATURE));
  }

  @Test
  void aKeyOfOneLogCannotSpeakForAnother() {
    Checkpoint foreign = new Checkpoint("other.example/ledger", 300, Sample.checkpoint(300).root());
    Receipt good = Sample.receipt(7, 300);
    SignedNote note = SignedNote.sign(foreign.body(), Sample.logKey());
    assertRefused(new Receipt(good.leaf(), 7, good.proof(), note), Reason.WRONG_ORIGIN);
  }

  @Test
  void witnessesAreCountedOnceAndTheirEarliestTimeCounts() {
    // Given
    WitnessKey witness = Sample.witnessKey(1);
    Receipt good = Sample.receipt(7, 300);
    Checkpoint checkpoint = Sample.checkpoint(300);
    SignedNote note =
        good.checkpoint()
            .with(witness.cosign(checkpoint, NOON.plusSeconds(60)))
            .with(witness.cosign(checkpoint, NOON));
    byte[] bytes = bytes(new Receipt(good.leaf(), 7, good.proof(), note));
    List<VerifierKey> witnesses =
        List.of(witness.verifierKey(), Sample.witnessKey(2).verifierKey());

    // When
    ReceiptVerification one = ReceiptVerifier.verify(bytes, logKeys, witnesses, 1);
    ReceiptVerification two = ReceiptVerifier.verify(bytes, logKeys, witnesses, 2);

    // Then
    assertThat(one)
        .isEqualTo(
            new ReceiptVerification.Verified(
                good.leaf(), 7, checkpoint, List.of(new WitnessTime("witness1.example", NOON))));
    assertThat(two)
        .isInstanceOfSatisfying(
            ReceiptVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.QUORUM_MISSED));
  }

  @Test
  void oneKeyPairUnderTwoNamesIsOneWitnessAndTheLogIsNone() {
    // Given
    WitnessKey witness = Sample.witnessKey(1);
    WitnessKey alias = WitnessKey.generate(Sample.seeded(101), "alias.example");
    WitnessKey itself = WitnessKey.generate(Sample.seeded(1), "itself.example");
    Checkpoint checkpoint = Sample.checkpoint(300);
    SignedNote note = SignedNote.sign(checkpoint.body(), Sample.logKey());
    for (WitnessKey key : List.of(witness, alias, itself)) {
      note = note.with(key.cosign(checkpoint, NOON));
    }
    List<VerifierKey> witnesses =
        List.of(witness.verifierKey(), alias.verifierKey(), itself.verifierKey());

    // When
    CheckpointVerification two =
        CheckpointVerifier.verify(
            note.encode().getBytes(StandardCharsets.UTF_8), new Trust(logKeys, witnesses, 2));

    // Then
    assertThat(two)
        .isInstanceOfSatisfying(
            CheckpointVerification.NotVerified.class,
            no -> {
              assertThat(no.reason()).isEqualTo(Reason.QUORUM_MISSED);
              assertThat(no.message()).startsWith("1 of the 2");
            });
  }

  @Test
  void aReceiptWithoutItsLeafOrWithALineMoreIsMalformed() {
    String good = Sample.receipt(7, 300).encode();
    String extra = good.lines().skip(1).findFirst().orElseThrow() + "\n";
    for (String bad :
        List.of(
            good.replace(extra, ""),
            good.replace(extra, extra + extra),
            good.replace("index 7", "index 07"),
            good.replace("index 7", "index -7"),
            good.replace("index 7", "index 9223372036854775808"),
            good.replace("index 7\n", "index 7\n" + Hashes.emptyRoot().base64().repeat(2) + "\n"),
            good.replace("index 7\n", "index 7\n" + (Hashes.emptyRoot() + "\n").repeat(63)),
            good.replace("\n", "\r\n"),
            good + "\n",
            good.replaceFirst("v1", "v2"))) {
      assertThat(ReceiptVerifier.verify(WireText.utf8(bad), logKeys, List.of(), 0))
          .isInstanceOfSatisfying(
              ReceiptVerification.NotVerified.class,
              no -> assertThat(no.reason()).as(bad).isEqualTo(Reason.MALFORMED));
    }
  }

  @Test
  void aWitnessAloneCannotVouchForALog() {
    WitnessKey witness = Sample.witnessKey(1);
    Receipt good = Sample.receipt(7, 300);
    SignedNote note =
        new SignedNote(
            good.checkpoint().text(), List.of(witness.cosign(Sample.checkpoint(300), NOON)));
    byte[] bytes = bytes(new Receipt(good.leaf(), 7, good.proof(), note));
    assertThat(ReceiptVerifier.verify(bytes, logKeys, List.of(witness.verifierKey()), 1))
        .isInstanceOfSatisfying(
            ReceiptVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.NO_KNOWN_SIGNATURE));
  }

  private void assertRefused(Receipt receipt, Reason reason) {
    assertThat(ReceiptVerifier.verify(bytes(receipt), logKeys, List.of(), 0))
        .isInstanceOfSatisfying(
            ReceiptVerification.NotVerified.class, no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private static byte[] bytes(Receipt receipt) {
    return receipt.encode().getBytes(StandardCharsets.UTF_8);
  }
}
