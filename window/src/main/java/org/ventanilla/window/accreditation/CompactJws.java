package org.ventanilla.window.accreditation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// Takes a compact JWS (RFC 7515) apart without believing any of it. There is one way to write each
/// part: base64url without padding and without stray bits, and a header of `alg`, `kid` and perhaps
/// `typ`. A header that names a key (`jwk`, `jku`, `x5u`) or extends the rules (`crit`, `b64`) is
/// refused, and so is every algorithm but Ed25519.
final class CompactJws {
  private static final JsonLimits HEADER = new JsonLimits(1_024, 2, 256, 16);
  private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");
  private static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519");
  private static final int LONGEST_HEADER = 1_366;
  private static final int SIGNATURE_LENGTH = 64;

  private CompactJws() {}

  /// What came of taking it apart.
  sealed interface Reading {}

  /// In form; nothing is verified yet.
  @SuppressWarnings("ArrayRecordComponent") // lives for one call and is never shared
  record Parts(String kid, byte[] signed, byte[] payload, byte[] signature) implements Reading {}

  /// Out of form.
  record OutOfForm(SignatureCode code, String message) implements Reading {}

  static Reading read(byte[] jws, int mostBytes) {
    if (jws.length > mostBytes) {
      return new OutOfForm(
          SignatureCode.SIGNATURE_TOO_LARGE, "at most " + mostBytes + " bytes are read");
    }
    int first = indexOfDot(jws, 0);
    int second = first < 0 ? -1 : indexOfDot(jws, first + 1);
    if (second < 0 || indexOfDot(jws, second + 1) >= 0) {
      return malformed("a compact JWS has three parts, separated by dots");
    }
    byte[] header = first > LONGEST_HEADER ? null : decode(jws, 0, first);
    byte[] payload = decode(jws, first + 1, second);
    byte[] signature = decode(jws, second + 1, jws.length);
    if (header == null || payload == null || signature == null) {
      return malformed("each part must be base64url without padding");
    }
    return switch (Json.read(header, HEADER)) {
      case JsonReading.Refused refused -> malformed("the header is no JSON: " + refused.code());
      case JsonReading.Document document ->
          withHeader(document.root(), Arrays.copyOf(jws, second), payload, signature);
    };
  }

  private static Reading withHeader(
      JsonNode header, byte[] signed, byte[] payload, byte[] signature) {
    if (!header.isObject() || !MEMBERS.containsAll(header.propertyNames())) {
      return malformed("the header may hold alg, kid and typ only");
    }
    if (header.has("typ") && !header.path("typ").isString()) {
      return malformed("typ must be a text");
    }
    if (!header.path("alg").isString() || !ALGORITHMS.contains(header.path("alg").asString())) {
      return new OutOfForm(
          SignatureCode.SIGNATURE_ALGORITHM_REFUSED, "alg must be EdDSA (Ed25519)");
    }
    if (signature.length != SIGNATURE_LENGTH) {
      return malformed("an Ed25519 signature has 64 bytes");
    }
    JsonNode kid = header.path("kid");
    if (!kid.isString() || !PublicJwk.isThumbprint(kid.asString())) {
      return malformed("kid must be the key's RFC 7638 thumbprint");
    }
    return new Parts(kid.asString(), signed, payload, signature);
  }

  private static OutOfForm malformed(String message) {
    return new OutOfForm(SignatureCode.SIGNATURE_MALFORMED, message);
  }

  private static int indexOfDot(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '.') {
        return i;
      }
    }
    return -1;
  }

  /// Null for what is not base64url, written in the one way there is.
  private static byte @Nullable [] decode(byte[] bytes, int from, int to) {
    byte[] part = Arrays.copyOfRange(bytes, from, to);
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(part);
      byte[] again = Base64.getUrlEncoder().withoutPadding().encode(decoded);
      return Arrays.equals(part, again) ? decoded : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// For tests and messages: the text of a JWS.
  static String text(byte[] jws) {
    return new String(jws, StandardCharsets.US_ASCII);
  }

  /// What a confirmation names it by: SHA-256 in hex.
  static String digest(String jws) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(jws.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
