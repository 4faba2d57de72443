package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.accreditation.SignatureReading.Opened;
import org.ventanilla.window.accreditation.SignatureReading.Refused;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.platform.TestDatabase;

class SignaturesTests {
  private static final Expectations DEA = Expectations.ofAgency("us-dea", 10_000);
  private static final String PAYLOAD = "{\"words\":\"invented\"}";
  @TempDir private static Path directory;
  @AutoClose static final TestDatabase postgres = TestDatabase.fresh();
  private static final SampleRegister sample = new SampleRegister(postgres);

  @BeforeAll
  static void found() {
    sample.found(directory);
  }

  @Test
  void anAgencysSignatureOpensToItsPayload() {
    SignatureReading reading = sample.signatures.open(sample.dea.sign(PAYLOAD), DEA);
    assertThat(reading)
        .isInstanceOfSatisfying(
            Opened.class,
            opened -> {
              assertThat(opened.signer()).isEqualTo(new Signer(sample.dea.kid(), "us-dea", null));
              assertThat(new String(opened.payload(), StandardCharsets.UTF_8)).isEqualTo(PAYLOAD);
              assertThat(opened.toString()).doesNotContain("invented");
            });
  }

  @Test
  void anOfficersSignatureTellsWhoTheOfficerIs() {
    SignatureReading reading =
        sample.signatures.open(
            sample.liaison.sign(PAYLOAD), Expectations.ofOfficer("us-dea", Right.FILE, 1_000));
    assertThat(reading)
        .isInstanceOfSatisfying(
            Opened.class,
            opened ->
                assertThat(opened.signer().officer())
                    .extracting("id", "territory")
                    .containsExactly("us-liaison-1", "US-TX"));
  }

  @Test
  void anOfficerWithoutTheRightIsRefused() {
    Expectations expected = Expectations.ofOfficer("us-dea", Right.APPROVE, 1_000);
    assertThat(code(sample.liaison.sign(PAYLOAD), expected))
        .isEqualTo(SignatureCode.OFFICER_NOT_ENTITLED);
  }

  @Test
  void anOfficerDoesNotSignForTheAgencyNorTheAgencyForAnOfficer() {
    assertThat(code(sample.liaison.sign(PAYLOAD), DEA)).isEqualTo(SignatureCode.KEY_WRONG_HOLDER);
    assertThat(code(sample.dea.sign(PAYLOAD), Expectations.ofOfficer("us-dea", Right.FILE, 1_000)))
        .isEqualTo(SignatureCode.KEY_WRONG_HOLDER);
  }

  @Test
  void anotherAgencysSignatureIsRefused() {
    Expectations expected = Expectations.ofAgency("us-cbp", 1_000);
    assertThat(code(sample.dea.sign(PAYLOAD), expected)).isEqualTo(SignatureCode.KEY_WRONG_AGENCY);
  }

  @Test
  void anUnregisteredKeyIsRefused() {
    assertThat(code(new SampleKey(999).sign(PAYLOAD), DEA))
        .isEqualTo(SignatureCode.SIGNATURE_KEY_UNKNOWN);
  }

  @Test
  void anotherKeysSignatureUnderARegisteredKidIsRefused() {
    String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + sample.dea.kid() + "\"}";
    assertThat(code(new SampleKey(999).sign(header, PAYLOAD), DEA))
        .isEqualTo(SignatureCode.SIGNATURE_WRONG);
  }

  @Test
  void aKeyDoesNotCountBeforeOrAfterItsTime() {
    sample.move(Duration.ofDays(-200));
    SignatureCode before = code(sample.dea.sign(PAYLOAD), DEA);
    sample.move(Duration.ofDays(2_000));
    SignatureCode after = code(sample.dea.sign(PAYLOAD), DEA);
    sample.move(Duration.ofDays(-1_800));
    assertThat(before).isEqualTo(SignatureCode.KEY_NOT_YET_VALID);
    assertThat(after).isEqualTo(SignatureCode.KEY_EXPIRED);
  }

  @Test
  void whatIsLongerThanAllowedIsNotRead() {
    byte[] jws = sample.dea.sign(PAYLOAD);
    assertThat(code(jws, Expectations.ofAgency("us-dea", jws.length - 1)))
        .isEqualTo(SignatureCode.SIGNATURE_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"KID\"}",
        "{\"alg\":\"HS256\",\"kid\":\"KID\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KID\"}",
        "{\"alg\":\"eddsa\",\"kid\":\"KID\"}",
        "{\"kid\":\"KID\"}",
      })
  void everyOtherAlgorithmIsRefused(String header) {
    byte[] jws = sample.dea.sign(header.replace("KID", sample.dea.kid()), PAYLOAD);
    assertThat(code(jws, DEA)).isEqualTo(SignatureCode.SIGNATURE_ALGORITHM_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"EdDSA\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"us-dea\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"jwk\":{}}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"jku\":\"https://example.org\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"x5u\":\"https://example.org\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"x5c\":[]}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"crit\":[\"b64\"],\"b64\":false}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"kid\":\"KID\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":1}",
        "[]",
        "",
      })
  void everyHeaderThatSaysMoreOrLessIsRefused(String header) {
    byte[] jws = sample.dea.sign(header.replace("KID", sample.dea.kid()), PAYLOAD);
    assertThat(code(jws, DEA)).isEqualTo(SignatureCode.SIGNATURE_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "...", "a.b", "a.b.c.d", "é.é.é", "eyJhbGciOiJFZERTQSJ9.e30.e30"})
  void whatIsNoCompactJwsIsRefused(String text) {
    assertThat(code(text.getBytes(StandardCharsets.UTF_8), DEA))
        .isEqualTo(SignatureCode.SIGNATURE_MALFORMED);
  }

  /// A JWS without a signature is told what is wrong with it: that it does without.
  @ParameterizedTest
  @ValueSource(strings = {"eyJhbGciOiJub25lIn0.e30.", "e30.e30.e30"})
  void theAlgorithmIsLookedAtBeforeTheSignature(String text) {
    assertThat(code(text.getBytes(StandardCharsets.UTF_8), DEA))
        .isEqualTo(SignatureCode.SIGNATURE_ALGORITHM_REFUSED);
  }

  @Test
  void aPartWithPaddingIsRefused() {
    String jws = CompactJws.text(sample.dea.sign(PAYLOAD)) + "=";
    assertThat(code(jws.getBytes(StandardCharsets.US_ASCII), DEA))
        .isEqualTo(SignatureCode.SIGNATURE_MALFORMED);
  }

  @Test
  void everyChangedBitIsNoticed() {
    long seed = 99L;
    Random random = new Random(seed);
    byte[] jws = sample.dea.sign(PAYLOAD);
    for (int round = 0; round < 2_000; round++) {
      byte[] changed = jws.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(sample.signatures.open(changed, DEA))
          .as("seed %d, round %d", seed, round)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void everyChangedByteOfTheSignatureItselfIsNoticed() {
    String jws = CompactJws.text(sample.dea.sign(PAYLOAD));
    int dot = jws.lastIndexOf('.');
    byte[] signature = Base64.getUrlDecoder().decode(jws.substring(dot + 1));
    for (int i = 0; i < signature.length; i++) {
      byte[] changed = signature.clone();
      changed[i] ^= 1;
      String text =
          jws.substring(0, dot + 1)
              + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(code(text.getBytes(StandardCharsets.US_ASCII), DEA))
          .isEqualTo(SignatureCode.SIGNATURE_WRONG);
    }
  }

  private static SignatureCode code(byte[] jws, Expectations expected) {
    return switch (sample.signatures.open(jws, expected)) {
      case Opened opened -> throw new AssertionError("opened by " + opened.signer().kid());
      case Refused refused -> refused.code();
    };
  }
}
