package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTests {
  private static final String EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @Test
  void aCheckpointSurvivesItsText() {
    Checkpoint empty = new Checkpoint(Sample.ORIGIN, 0, Hashes.emptyRoot());
    assertThat(empty.body()).isEqualTo(Sample.ORIGIN + "\n0\n" + EMPTY + "\n");
    for (Checkpoint good : List.of(empty, Sample.checkpoint(300))) {
      assertThat(Checkpoint.parse(good.body()).orElseThrow()).isEqualTo(good);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n",
        "o\n1\n",
        "\n1\n" + EMPTY + "\n",
        "o\n1\n" + EMPTY,
        "o\n1\n" + EMPTY + "\nextension\n",
        "o\n1\n" + EMPTY + "\n\n",
        "o\n01\n" + EMPTY + "\n",
        "o\n-1\n" + EMPTY + "\n",
        "o\n+1\n" + EMPTY + "\n",
        "o\n 1\n" + EMPTY + "\n",
        "o\n\n" + EMPTY + "\n",
        "o\n\u0661\n" + EMPTY + "\n",
        "o\n9223372036854775808\n" + EMPTY + "\n",
        "o\n99999999999999999999\n" + EMPTY + "\n",
        "o\n0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
        "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        "o\n1\nAAAA\n",
        "o\tp\n1\n" + EMPTY + "\n"
      })
  void textsThatAreNoCheckpointAreRefused(String text) {
    assertThat(Checkpoint.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void impossibleCheckpointsCannotBeMade() {
    Digest root = Hashes.leaf(new byte[0]);
    assertThatThrownBy(() -> new Checkpoint("", 1, root))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("o", -1, root))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("o", 0, root))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Checkpoint("two\nlines", 1, root))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cosignatureDoesNotSpeakForTheLog() {
    // Given: a witness that is named as the log is
    WitnessKey named = WitnessKey.generate(Sample.seeded(7), Sample.ORIGIN);
    Checkpoint checkpoint = Sample.checkpoint(3);
    byte[] note =
        WireText.utf8(
            new SignedNote(
                    checkpoint.body(),
                    List.of(named.cosign(checkpoint, Instant.parse("2030-01-01T00:00:00Z"))))
                .encode());

    // When
    CheckpointVerification verification =
        CheckpointVerifier.verify(note, Trust.log(named.verifierKey()));

    // Then
    assertThat(verification)
        .isInstanceOfSatisfying(
            CheckpointVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.NO_KNOWN_SIGNATURE));
  }
}
