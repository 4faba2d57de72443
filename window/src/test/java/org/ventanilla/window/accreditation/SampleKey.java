package org.ventanilla.window.accreditation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// An Ed25519 key pair of an invented holder, the same for the same seed.
final class SampleKey {
  private final byte[] secret = new byte[Ed25519.SECRET_KEY_SIZE];
  private final String json;

  SampleKey(long seed) {
    new Random(seed).nextBytes(secret);
    byte[] open = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(secret, 0, open, 0);
    json = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64(open) + "\"}";
  }

  JsonNode jwk() {
    return Json.mapper().readTree(json);
  }

  String kid() {
    return PublicJwk.read(jwk(), KeyUse.SIGNING).orElseThrow().kid();
  }

  /// A compact JWS of this key over a payload.
  byte[] sign(String payload) {
    return sign("{\"alg\":\"EdDSA\",\"kid\":\"" + kid() + "\"}", payload);
  }

  /// A compact JWS with any header.
  byte[] sign(String header, String payload) {
    String signed =
        base64(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + base64(payload.getBytes(StandardCharsets.UTF_8));
    byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(secret, 0, bytes, 0, bytes.length, signature, 0);
    return (signed + "." + base64(signature)).getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
