package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.X25519Decrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the policy obliges the window to do beside changing a value.
class ObligationTests {
  private static final String RULES =
      """
      rules:
        - {id: ID-1, effect: PERMIT, scope: {category: identity}}
        - id: HEA-1
          effect: PERMIT
          scope: {category: health}
          obligations: [{type: seal}]
        - id: ASO-1
          effect: PERMIT
          scope: {category: association}
          obligations: [{type: notify-originator}]
        - id: BIO-1
          effect: APPROVE
          scope: {category: biometric}
          obligations: [{type: seal}, {type: notify-originator}, {type: approver, role: desk-head}]
      """;

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  @AutoClose private TestWindow window;
  private Officers officers;

  @BeforeEach
  void open() {
    window = GROUND.window(Agreements.rules(scratch, RULES));
    officers = new Officers(window);
  }

  private UUID filed(HeldRecord record, String... categories) {
    window.holders.values().forEach(holder -> holder.holds(record));
    return window.accepted(window.filing(categories)).id();
  }

  private static JsonNode only(AnswerView answer) {
    return Objects.requireNonNull(
        answer.subjects().getFirst().records().getFirst().fields().getFirst().value());
  }

  private static String opened(JsonNode value, JWEDecrypter decrypter)
      throws ParseException, JOSEException {
    JWEObject jwe = JWEObject.parse(value.path("jwe").asString());
    jwe.decrypt(decrypter);
    return jwe.getPayload().toString();
  }

  @Test
  void sealedValueOpensWithTheAgencysKeyAndNoOther() throws JOSEException, ParseException {
    OctetKeyPair key = x25519(1);
    window.accreditation.encryption("us-cbp", "x-1", key.toPublicJWK().toJSONString());

    AnswerView answer =
        window.retrieved(filed(FakeHolder.record("unclassified", "health"), "health"));

    assertThat(answer.toString()).doesNotContain("secret-health");
    assertThat(opened(only(answer), new X25519Decrypter(key))).isEqualTo("\"secret-health\"");
    JsonNode value = only(answer);
    assertThat(catchThrowable(() -> opened(value, new X25519Decrypter(x25519(2)))))
        .isInstanceOf(JOSEException.class);
  }

  @Test
  void keyOnACurveOfNistServesToo() throws JOSEException, ParseException {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    window.accreditation.encryption("us-cbp", "p-1", key.toPublicJWK().toJSONString());

    AnswerView answer =
        window.retrieved(filed(FakeHolder.record("unclassified", "health"), "health"));

    assertThat(opened(only(answer), new ECDHDecrypter(key))).isEqualTo("\"secret-health\"");
  }

  @Test
  void withoutAKeyTheFieldStaysAndTheDeskIsToldWhy() {
    UUID id =
        filed(FakeHolder.record("unclassified", "health", "biometric"), "health", "biometric");

    AnswerView answer = window.retrieved(id);

    assertThat(answer.subjects().getFirst().outcome()).isEqualTo("no-hit");
    assertThat(answer.toString()).doesNotContain("secret-");
  }

  @Test
  void keyRevokedBetweenDecisionAndReleaseWithholds() {
    window.accreditation.encryption("us-cbp", "x-1", x25519(1).toPublicJWK().toJSONString());
    UUID id = filed(FakeHolder.record("unclassified", "biometric"), "biometric");
    officers.untilProposed(id);
    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
    window.accreditation.revoke("x-1");
    assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");

    AnswerView answer = window.retrieved(id);

    assertThat(answer.subjects().getFirst().records()).isEmpty();
    assertThat(noticesOf("mx-sspc", id)).isEmpty();
  }

  @Test
  void whoeverApprovesSeesWhatIsSealedForTheRequester() {
    window.accreditation.encryption("us-cbp", "x-1", x25519(1).toPublicJWK().toJSONString());
    UUID id = filed(FakeHolder.record("unclassified", "biometric"), "biometric");
    officers.untilProposed(id);

    assertThat(officers.file(id).toString()).contains("secret-biometric");
    assertThat(noticesOf("mx-sspc", id)).isEmpty();
    officers.decide(id, "preparer");
    officers.approve(id, "head", "desk-head");

    assertThat(window.retrieved(id).toString()).doesNotContain("secret-biometric");
    assertThat(noticesOf("mx-sspc", id)).hasSize(1);
  }

  @Test
  void originatorIsToldOnceAndOnlyOfWhatIsTheirs() {
    HeldRecord ofFgr = by(FakeHolder.record("unclassified", "association", "identity"), "mx-fgr");
    UUID id = filed(ofFgr, "association", "identity");
    window.retrieved(id);

    assertThat(noticesOf("mx-fgr", id))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.releasedTo()).isEqualTo("us-cbp");
          assertThat(notice.purpose()).isEqualTo("investigation");
          assertThat(notice.categories()).containsExactly("association");
        });
    assertThat(noticesOf("mx-sspc", id)).isEmpty();
    assertThat(window.exchange().notices(REQUESTER, null, 10).items()).isEmpty();
  }

  @Test
  void originatorFromElsewhereIsToldByTheHolder() {
    UUID id =
        filed(by(FakeHolder.record("unclassified", "association"), "elsewhere"), "association");
    window.retrieved(id);
    UUID foreign =
        filed(by(FakeHolder.record("unclassified", "association"), "us-fbi"), "association");
    window.retrieved(foreign);

    assertThat(noticesOf("mx-sspc", id)).hasSize(1);
    assertThat(noticesOf("mx-sspc", foreign)).hasSize(1);
    assertThat(notices("us-fbi")).isEmpty();
  }

  @Test
  void noticesComeAPageAtATimeNewestFirst() {
    for (int i = 0; i < 3; i++) {
      window.retrieved(
          filed(by(FakeHolder.record("unclassified", "association"), "mx-inm"), "association"));
    }

    Page<Notice> first = window.exchange().notices(new Caller("mx-inm"), null, 2);
    Page<Notice> rest =
        window.exchange().notices(new Caller("mx-inm"), first.next().orElseThrow(), 2);

    assertThat(first.items()).hasSize(2);
    assertThat(rest.items()).hasSize(1);
    assertThat(rest.next()).isEmpty();
    assertThat(first.items().getLast().id()).isGreaterThan(rest.items().getFirst().id());
  }

  private List<Notice> notices(String agency) {
    return window.exchange().notices(new Caller(agency), null, 200).items();
  }

  private List<Notice> noticesOf(String agency, UUID request) {
    String reference = window.exchange().find(TestWindow.DESK, request).orElseThrow().reference();
    return notices(agency).stream()
        .filter(notice -> notice.requestReference().equals(reference))
        .toList();
  }

  private static HeldRecord by(HeldRecord one, String originator) {
    return new HeldRecord(
        one.id(),
        one.classification(),
        one.handling(),
        one.source(),
        one.information(),
        originator,
        false,
        false,
        one.fields());
  }

  /// A key pair from a fixed secret, for tests only.
  private static OctetKeyPair x25519(int seed) {
    byte[] secret = new byte[32];
    secret[0] = (byte) (8 * seed);
    secret[31] = 64;
    byte[] point = new byte[32];
    X25519.scalarMultBase(secret, 0, point, 0);
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    try {
      return (OctetKeyPair)
          JWK.parse(
              "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"%s\",\"d\":\"%s\"}"
                  .formatted(encoder.encodeToString(point), encoder.encodeToString(secret)));
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
