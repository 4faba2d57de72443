package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.ObjectNode;

/// Proves that no document reaches a holder that is not a filing of the agency that sends it: each
/// bad one gets its own stable code and a receipt that verifies offline.
@ExtendWith(HostileWindow.Shared.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileFilingIT {
  private final HostileWindow window;
  private final HostileClient client;
  private final String token;
  private final OctetKeyPair key;

  HostileFilingIT(HostileWindow window) {
    this.window = window;
    this.client = window.client();
    this.token = window.token();
    this.key = window.key();
  }

  @BeforeEach
  void count() throws SQLException {
    window.count();
  }

  @AfterEach
  void nothingReachedAHolder() throws SQLException {
    window.assertNothingReachedAHolder();
  }

  @Test
  void twoMegabytesOfNestedJsonAreTooLarge() {
    String level = "[\"" + "x".repeat(200) + "\",";
    String nested = level.repeat(10_000) + "0" + "]".repeat(10_000);
    assertThat(nested.length()).isGreaterThan(2_000_000);

    window.assertDenied(
        client.file(token, HostileClient.jws(HostileClient.header(key), nested, key)),
        413,
        "BODY_TOO_LARGE");
  }

  @Test
  void tenThousandLevelsAreTooDeep() {
    String nested = "[".repeat(10_000) + "]".repeat(10_000);

    window.assertDenied(
        client.file(token, HostileClient.jws(HostileClient.header(key), nested, key)),
        400,
        "JSON_TOO_DEEP");
    window.assertDenied(
        client.file(token, HostileClient.jws(nested, HostileClient.payload(window.filing()), key)),
        400,
        "SIGNATURE_MALFORMED");
  }

  @Test
  void duplicateNamesAreRefusedInThePayloadAndInTheHeader() {
    String payload = HostileClient.payload(window.filing());
    String twice = payload.replaceFirst("\\{", "{\"iss\":\"" + HostileWindow.OTHER + "\",");
    String kid = "\"kid\":\"" + key.getKeyID() + "\"";

    window.assertDenied(
        client.file(token, HostileClient.jws(HostileClient.header(key), twice, key)),
        400,
        "JSON_DUPLICATE_NAME");
    window.assertDenied(
        client.file(
            token, HostileClient.jws("{\"alg\":\"EdDSA\"," + kid + "," + kid + "}", payload, key)),
        400,
        "SIGNATURE_MALFORMED");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    for (String payload : List.of("", "{", "nonsense", "{} {}", "\u0000")) {
      window.assertDenied(
          client.file(token, HostileClient.jws(HostileClient.header(key), payload, key)),
          400,
          payload.equals("{} {}") ? "JSON_TRAILING" : "JSON_MALFORMED");
    }
  }

  @Test
  void bytesThatAreNoJwsAreRefused() {
    window.assertDenied(client.file(token, "no JWS at all"), 400, "SIGNATURE_MALFORMED");
    window.assertDenied(
        client.file(token, new byte[] {0, -1, -2, 13, 10}), 400, "SIGNATURE_MALFORMED");
    window.assertDenied(client.file(token, new byte[0]), 400, "BODY_EMPTY");
  }

  @Test
  void wrongSignaturesAreRefusedEachForItsReason() {
    String payload = HostileClient.payload(window.filing());
    String another = window.filing();
    String signature = another.substring(another.lastIndexOf('.') + 1);
    String header = HostileClient.header(key);
    OctetKeyPair stranger = (OctetKeyPair) KeyFile.generate(KeyFile.Use.SIGNING);
    String kid = "\"kid\":\"" + key.getKeyID() + "\"}";

    // Another filing's signature; a stranger's under the agency's name; an altered payload.
    window.assertDenied(
        client.file(
            token,
            HostileClient.part(header) + "." + HostileClient.part(payload) + "." + signature),
        403,
        "SIGNATURE_WRONG");
    window.assertDenied(
        client.file(token, HostileClient.jws(header, payload, stranger)), 403, "SIGNATURE_WRONG");
    window.assertDenied(
        client.file(token, HostileClient.jws(HostileClient.header(stranger), payload, stranger)),
        403,
        "SIGNATURE_KEY_UNKNOWN");
    window.assertDenied(
        client.file(
            token,
            HostileClient.part("{\"alg\":\"none\"," + kid)
                + "."
                + HostileClient.part(payload)
                + "."),
        400,
        "SIGNATURE_ALGORITHM_REFUSED");
    for (String algorithm : List.of("none", "HS256", "ES256", "RS256", "EdDSA ")) {
      window.assertDenied(
          client.file(
              token, HostileClient.jws("{\"alg\":\"" + algorithm + "\"," + kid, payload, key)),
          400,
          "SIGNATURE_ALGORITHM_REFUSED");
    }
    window.assertDenied(
        client.file(
            token,
            HostileClient.jws(
                "{\"alg\":\"EdDSA\",\"jwk\":" + key.toPublicJWK().toJSONString() + "," + kid,
                payload,
                key)),
        400,
        "SIGNATURE_MALFORMED");
  }

  @Test
  void anotherAgencysDocumentIsRefused() {
    OctetKeyPair others = window.cast().signingKey(HostileWindow.OTHER);

    // Theirs in whole; ours under their key; theirs under our key; an officer's in place of ours.
    window.assertDenied(
        client.file(token, window.filing(others, HostileWindow.OTHER)), 403, "KEY_WRONG_AGENCY");
    window.assertDenied(
        client.file(token, window.filing(others, DemoCast.REQUESTER)), 403, "KEY_WRONG_AGENCY");
    window.assertDenied(
        client.file(token, window.filing(key, HostileWindow.OTHER)),
        403,
        "ANOTHER_AGENCYS_DOCUMENT");
    window.assertDenied(
        client.file(
            token,
            window.filing(
                window.cast().signingKey(DemoCast.REQUESTING_OFFICER), DemoCast.REQUESTER)),
        403,
        "KEY_WRONG_HOLDER");
  }

  @Test
  void idempotencyKeyBelongsToItsBytes() throws Exception {
    String idempotencyKey = UUID.randomUUID().toString();
    String filed = window.filing();
    window.accepted(client.file(token, bytes(filed), "Idempotency-Key", idempotencyKey), 201);

    window.assertDenied(
        client.file(token, bytes(window.filing()), "Idempotency-Key", idempotencyKey),
        409,
        "IDEMPOTENCY_KEY_REUSED");
    window.assertDenied(
        client.file(token, bytes(window.filing()), "Idempotency-Key", "with a space"),
        400,
        "IDEMPOTENCY_KEY_MALFORMED");
    ObjectNode sameJti = (ObjectNode) Documents.parse(HostileClient.payload(filed));
    sameJti.put("exp", sameJti.path("exp").asLong() + 1);
    window.assertDenied(client.file(token, Jws.sign(key, sameJti)), 409, "JTI_REUSED");
    window.accepted(client.file(token, bytes(filed), "Idempotency-Key", idempotencyKey), 200);
  }

  @Test
  void whatWasNotSignedForThisWindowAndTimeIsRefused() {
    ObjectNode valid = (ObjectNode) Documents.parse(HostileClient.payload(window.filing()));
    long now = Instant.now().getEpochSecond();

    window.assertDenied(
        client.file(token, Jws.sign(key, valid.deepCopy().put("aud", "us-window"))),
        422,
        "AUDIENCE_WRONG");
    window.assertDenied(
        client.file(
            token, Jws.sign(key, valid.deepCopy().put("iat", now - 7200).put("exp", now - 3600))),
        422,
        "DOCUMENT_EXPIRED");
    window.assertDenied(
        client.file(
            token, Jws.sign(key, valid.deepCopy().put("iat", now + 3600).put("exp", now + 7200))),
        422,
        "ISSUED_IN_FUTURE");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
