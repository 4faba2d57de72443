package org.ventanilla.cli;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes what an agency or officer signs: claims that bind it to one window and a short time, and
/// the members of the act itself. `docs/spec/acts.md` has every act.
public final class Acts {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private Acts() {}

  /// An act of an officer.
  static String signed(OctetKeyPair officer, JsonNode about, String act, ObjectNode members) {
    ObjectNode payload = claims(about);
    payload.put("act", act);
    payload.setAll(members);
    return Jws.sign(officer, payload);
  }

  /// A filing of an agency.
  public static String filing(
      OctetKeyPair agencyKey, String agency, JsonNode about, JsonNode request) {
    ObjectNode payload = claims(about);
    payload.put("iss", agency);
    payload
        .putObject("agreement")
        .put("id", about.path("agreement").asString())
        .put("version", about.path("version").asString());
    payload.set("request", request);
    return Jws.sign(agencyKey, payload);
  }

  private static ObjectNode claims(JsonNode about) {
    Instant now = Instant.now();
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("aud", about.path("audience").asString());
    payload.put("jti", UUID.randomUUID().toString());
    payload.put("iat", now.getEpochSecond());
    payload.put("exp", now.plus(LIFETIME).getEpochSecond());
    return payload;
  }
}
