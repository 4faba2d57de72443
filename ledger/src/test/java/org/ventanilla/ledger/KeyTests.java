package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeyTests {
  private final SigningKey key = Sample.logKey();
  private final WitnessKey witness = Sample.witnessKey(1);

  @Test
  void keysSurviveTheirTextForms() {
    assertThat(SigningKey.parse(key.encode()).orElseThrow().verifierKey())
        .isEqualTo(key.verifierKey());
    assertThat(WitnessKey.parse(witness.encode()).orElseThrow().verifierKey())
        .isEqualTo(witness.verifierKey());
    for (VerifierKey good : List.of(key.verifierKey(), witness.verifierKey())) {
      assertThat(VerifierKey.parse(good.encode()).orElseThrow()).isEqualTo(good);
    }
  }

  @Test
  void theKeyIdIsTheOneOfTheSpecification() {
    byte[] hash =
        NaiveTree.sha256(
            Sample.ORIGIN.getBytes(StandardCharsets.UTF_8),
            new byte[] {0x0a, 0x01},
            key.verifierKey().publicKey());
    String id = HexFormat.of().formatHex(hash, 0, 4);
    String name = Sample.ORIGIN + "+" + id + "+";
    assertThat(key.verifierKey().encode()).startsWith(name);
    assertThat(key.encode()).startsWith("PRIVATE+KEY+" + name);
    assertThat(typeByte(key.verifierKey())).isEqualTo((byte) 0x01);
    assertThat(typeByte(witness.verifierKey())).isEqualTo((byte) 0x04);
  }

  /// RFC 8032, section 7.1, test 1.
  @Test
  void publicKeysAreThoseOfTheStandard() {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    SigningKey made = SigningKey.generate(fixed(seed), "standard.example");
    assertThat(HexFormat.of().formatHex(made.verifierKey().publicKey()))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  @Test
  void everyChangedCharacterOfAKeyIsRefused() {
    String text = key.verifierKey().encode();
    for (int i = 0; i < text.length(); i++) {
      String changed = text.substring(0, i) + '~' + text.substring(i + 1);
      assertThat(VerifierKey.parse(changed)).as("%d", i).isInstanceOf(Parsed.Malformed.class);
      assertThat(VerifierKey.parse(text.substring(0, i))).isInstanceOf(Parsed.Malformed.class);
    }
    assertThat(VerifierKey.parse(text.toUpperCase(Locale.ROOT)))
        .isInstanceOf(Parsed.Malformed.class);
  }

  /// Signatures "verify" under such keys without anybody having signed.
  @Test
  void keysOfSmallOrderAreRefused() {
    for (String point :
        List.of(
            "01" + "00".repeat(31),
            "00".repeat(32),
            "ec" + "ff".repeat(30) + "7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")) {
      byte[] bytes = HexFormat.of().parseHex(point);
      assertThatThrownBy(() -> VerifierKey.of("weak.example", new KeyType.Ed25519(), bytes))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aKeyOfOneSortIsNotReadAsTheOther() {
    assertThat(SigningKey.parse(witness.encode())).isInstanceOf(Parsed.Malformed.class);
    assertThat(WitnessKey.parse(key.encode())).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void secretsDoNotShowInTexts() {
    String secret = key.encode().substring(key.encode().lastIndexOf('+') + 1);
    assertThat(key.toString()).doesNotContain(secret);
    assertThat(PrivateKeyText.parse(key.encode()).orElseThrow().toString()).doesNotContain(secret);
  }

  @Test
  void aCosignatureIsMadeOverTimeAndCheckpoint() {
    // Given
    Checkpoint checkpoint = Sample.checkpoint(5);
    Instant time = Instant.ofEpochSecond(1_679_315_147);

    // When
    byte[] blob = witness.cosign(checkpoint, time.plusMillis(999)).signature();

    // Then
    assertThat(blob).hasSize(72);
    assertThat(HexFormat.of().formatHex(blob, 0, 8)).isEqualTo("00000000641850cb");
    byte[] signature = Arrays.copyOfRange(blob, 8, 72);
    byte[] message =
        ("cosignature/v1\ntime 1679315147\n" + checkpoint.body()).getBytes(StandardCharsets.UTF_8);
    assertThat(witness.verifierKey().verify(message, signature)).isTrue();
    assertThat(Cosignature.verify(witness.verifierKey(), checkpoint.body(), blob))
        .isEqualTo(new Cosignature(witness.verifierKey(), time));
    for (int i = 0; i < blob.length * 8; i++) {
      byte[] flipped = blob.clone();
      flipped[i / 8] ^= (byte) (1 << (i % 8));
      assertThat(Cosignature.verify(witness.verifierKey(), checkpoint.body(), flipped)).isNull();
    }
  }

  private static SecureRandom fixed(byte[] seed) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1;

      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(seed, 0, bytes, 0, bytes.length);
      }
    };
  }

  private static byte typeByte(VerifierKey key) {
    String text = key.encode();
    return Base64.getDecoder().decode(text.substring(key.name().length() + 10))[0];
  }
}
