package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {
  private static final String TEXT = "una nota\n\ncon línea vacía\n\n";

  private final SigningKey key = Sample.logKey();
  private final SigningKey other = SigningKey.generate(Sample.seeded(2), "other.example");

  @Test
  void aNoteWithSeveralSignaturesOpensWithEachKey() {
    byte[] note = bytes(SignedNote.sign(TEXT, key, other));
    for (SigningKey known : List.of(key, other)) {
      assertThat(SignedNote.open(note, List.of(known.verifierKey())))
          .isInstanceOfSatisfying(
              NoteOpening.Opened.class,
              opened -> {
                assertThat(opened.note().text()).isEqualTo(TEXT);
                assertThat(opened.signatures())
                    .containsExactly(new VerifiedSignature.Plain(known.verifierKey()));
              });
    }
  }

  @Test
  void aNoteWithoutAKnownSignatureIsRefused() {
    byte[] note = bytes(SignedNote.sign(TEXT, other));
    assertRefused(note, Reason.NO_KNOWN_SIGNATURE, key.verifierKey());
    assertRefused(note, Reason.NO_KNOWN_SIGNATURE);
  }

  @Test
  void oneBadSignatureByAKnownKeySpoilsTheNote() {
    SignedNote good = SignedNote.sign(TEXT, key);
    SignedNote spoiled = good.with(key.sign("another text\n"));
    assertRefused(bytes(spoiled), Reason.BAD_SIGNATURE, key.verifierKey());
    assertRefused(bytes(good.with(other.sign("x\n"))), Reason.BAD_SIGNATURE, both());
    assertThat(SignedNote.open(bytes(good.with(other.sign("x\n"))), List.of(key.verifierKey())))
        .isInstanceOf(NoteOpening.Opened.class);
  }

  @Test
  void onlyTheAskedForSignaturesThatHoldAreLeft() {
    SignedNote note =
        SignedNote.sign(TEXT, other, key).with(key.sign(TEXT)).with(other.sign("another text\n"));

    assertThat(note.only(List.of(key.verifierKey(), key.verifierKey())))
        .hasValue(SignedNote.sign(TEXT, key));
    assertThat(note.only(List.of(both()))).hasValue(SignedNote.sign(TEXT, key, other));
    assertThat(SignedNote.sign(TEXT, other).only(List.of(key.verifierKey()))).isEmpty();
    assertThat(note.only(List.of())).isEmpty();
  }

  /// The two seeds were found by trying 80,000: key ids have only 32 bits.
  @Test
  void twoKnownKeysWithTheSameNameAndIdAreRefusedTogether() {
    SigningKey one = SigningKey.generate(Sample.seeded(39_317), "twin.example");
    SigningKey two = SigningKey.generate(Sample.seeded(82_901), "twin.example");
    assertThat(one.verifierKey().id()).isEqualTo(two.verifierKey().id());
    assertThat(one.verifierKey()).isNotEqualTo(two.verifierKey());
    byte[] note = bytes(SignedNote.sign(TEXT, one));
    assertRefused(note, Reason.AMBIGUOUS_KEY, one.verifierKey(), two.verifierKey());
    assertRefused(note, Reason.BAD_SIGNATURE, two.verifierKey());
    assertThat(SignedNote.open(note, List.of(one.verifierKey(), one.verifierKey())))
        .isInstanceOf(NoteOpening.Opened.class);
  }

  @Test
  void aKeyThatSharesOnlyTheNameOrTheIdIsUnknown() {
    NoteSignature real = key.sign(TEXT);
    NoteSignature wrongId = new NoteSignature(key.name(), real.keyId() + 1, real.signature());
    NoteSignature wrongName = new NoteSignature("other.example", real.keyId(), real.signature());
    SignedNote note = new SignedNote(TEXT, List.of(wrongId, wrongName));
    assertRefused(bytes(note), Reason.NO_KNOWN_SIGNATURE, both());
  }

  @Test
  void anUnknownSignerMayHaveAnyNameAndLength() {
    String line = "\u2014 " + "n".repeat(5000) + "\u007f " + WireText.base64(new byte[9000]) + "\n";
    String note = SignedNote.sign(TEXT, key).encode() + line;
    assertThat(SignedNote.open(note.getBytes(StandardCharsets.UTF_8), List.of(key.verifierKey())))
        .isInstanceOf(NoteOpening.Opened.class);
  }

  @Test
  void sixteenSignaturesAreReadAndAHundredAndOneAreNot() {
    SignedNote note = SignedNote.sign(TEXT, key);
    List<WitnessKey> witnesses = new ArrayList<>();
    Checkpoint checkpoint = Sample.checkpoint(3);
    for (int i = 0; i < 15; i++) {
      witnesses.add(Sample.witnessKey(i));
      note = note.with(witnesses.getLast().cosign(checkpoint, Instant.EPOCH));
    }
    byte[] sixteen = bytes(note);
    assertThat(SignedNote.open(sixteen, List.of(key.verifierKey())))
        .isInstanceOf(NoteOpening.Opened.class);
    String tooMany = note.encode() + key.sign(TEXT).line().repeat(85);
    assertRefused(tooMany.getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, key.verifierKey());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text",
        "text\n",
        "text\n\n",
        "text\n\n— n AAAAAAA=",
        "text\n\n— n AAAAAAA=\nrest",
        "text\n\n— n AAAAAAA=\n\n",
        "text\n\n- n AAAAAAA=\n",
        "text\n\n—  AAAAAAA=\n",
        "text\n\n— a+b AAAAAAA=\n",
        "text\n\n— a\u00a0b AAAAAAA=\n",
        "text\n\n— a\u0085b AAAAAAA=\n",
        "text\n\n— n AAAAAA==\n",
        "text\n\n— n AAAAAAB=\n",
        "text\n\n— n AAAAAAA\n",
        "text\n\n— n  AAAAAAA=\n",
        "te\txt\n\n— n AAAAAAA=\n",
        "text\r\n\n— n AAAAAAA=\n",
        "te\u0000xt\n\n— n AAAAAAA=\n"
      })
  void textsThatAreNoNoteAreRefused(String text) {
    assertRefused(text.getBytes(StandardCharsets.UTF_8), Reason.MALFORMED, both());
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] note = bytes(SignedNote.sign(TEXT, key));
    note[0] = (byte) 0xff;
    assertRefused(note, Reason.MALFORMED, both());
  }

  @Test
  void textsNoNoteMayHaveCannotBeSigned() {
    for (String text : List.of("", "no newline", "tab\t\n", "lone \ud800\n")) {
      assertThatThrownBy(() -> key.sign(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aWitnessAnswerAddsOnlyWhatHolds() {
    // Given
    Checkpoint checkpoint = Sample.checkpoint(5);
    SignedNote note = SignedNote.sign(checkpoint.body(), key);
    WitnessKey witness = Sample.witnessKey(1);
    String cosigned = witness.cosign(checkpoint, Instant.ofEpochSecond(1_700_000_000)).line();
    String stranger = Sample.witnessKey(2).cosign(checkpoint, Instant.EPOCH).line();
    String wrong = witness.cosign(Sample.checkpoint(6), Instant.EPOCH).line();
    List<VerifierKey> witnesses = List.of(witness.verifierKey());

    // When
    SignedNote joined =
        note.withAnswer(WireText.utf8(cosigned + stranger), witnesses).orElseThrow();

    // Then
    assertThat(joined.encode()).isEqualTo(note.encode() + cosigned);
    for (String bad : List.of("", "\n", stranger, wrong, cosigned + wrong, "x" + cosigned)) {
      assertThat(note.withAnswer(WireText.utf8(bad), witnesses))
          .isInstanceOf(Parsed.Malformed.class);
    }
  }

  private VerifierKey[] both() {
    return new VerifierKey[] {key.verifierKey(), other.verifierKey()};
  }

  private static void assertRefused(byte[] note, Reason reason, VerifierKey... keys) {
    assertThat(SignedNote.open(note, List.of(keys)))
        .isInstanceOfSatisfying(
            NoteOpening.Refused.class, no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private static byte[] bytes(SignedNote note) {
    return note.encode().getBytes(StandardCharsets.UTF_8);
  }
}
