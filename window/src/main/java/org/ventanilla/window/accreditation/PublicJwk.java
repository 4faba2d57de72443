package org.ventanilla.window.accreditation;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A public key that may be registered.
///
/// @param kid its RFC 7638 thumbprint
/// @param json its required members in canonical order, which is what the thumbprint is over
record PublicJwk(String kid, String json) {
  private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Set<String> OKP_MEMBERS = Set.of("kty", "crv", "x", "kid", "use", "alg");
  private static final Set<String> EC_MEMBERS = Set.of("kty", "crv", "x", "y", "kid", "use", "alg");
  private static final int COORDINATE_LENGTH = 32;

  static boolean isThumbprint(String text) {
    return THUMBPRINT.matcher(text).matches();
  }

  /// Reads a JWK for a use. Empty when it is of another sort than the use asks for, holds a private
  /// part, names a kid that is not its thumbprint, or is a point no honest key is.
  static Optional<PublicJwk> read(JsonNode jwk, KeyUse use) {
    Optional<PublicJwk> key =
        switch (use) {
          case SIGNING -> okp(jwk, "Ed25519");
          case ACCESS -> isOkp(jwk) ? okp(jwk, "Ed25519") : p256(jwk);
          case ENCRYPTION -> isOkp(jwk) ? okp(jwk, "X25519") : p256(jwk);
        };
    return key.filter(read -> !jwk.has("kid") || jwk.path("kid").asString("").equals(read.kid));
  }

  /// The 32 bytes of the Ed25519 key in a JWK this class wrote.
  static byte[] ed25519(JsonNode jwk) {
    byte[] point = coordinate(jwk, "x");
    if (point == null) {
      throw new AccreditationFault("a registered key is damaged");
    }
    return point;
  }

  private static boolean isOkp(JsonNode jwk) {
    return jwk.path("kty").asString("").equals("OKP");
  }

  private static Optional<PublicJwk> okp(JsonNode jwk, String curve) {
    byte[] x = coordinate(jwk, "x");
    boolean right =
        jwk.isObject()
            && OKP_MEMBERS.containsAll(jwk.propertyNames())
            && isOkp(jwk)
            && jwk.path("crv").asString("").equals(curve)
            && x != null
            && sound(curve, x);
    return right
        ? Optional.of(
            of("{\"crv\":\"%s\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(curve, text(jwk, "x"))))
        : Optional.empty();
  }

  private static boolean sound(String curve, byte[] x) {
    return curve.equals("Ed25519")
        ? Ed25519.validatePublicKeyFull(x, 0)
        : X25519.calculateAgreement(anyScalar(), 0, x, 0, new byte[COORDINATE_LENGTH], 0);
  }

  /// Agreement with a point of low order is zero whatever the scalar, so that one will do.
  private static byte[] anyScalar() {
    byte[] scalar = new byte[COORDINATE_LENGTH];
    scalar[0] = 9;
    X25519.clampPrivateKey(scalar);
    return scalar;
  }

  private static Optional<PublicJwk> p256(JsonNode jwk) {
    boolean inForm =
        jwk.isObject()
            && EC_MEMBERS.containsAll(jwk.propertyNames())
            && jwk.path("kty").asString("").equals("EC")
            && jwk.path("crv").asString("").equals("P-256")
            && coordinate(jwk, "x") != null
            && coordinate(jwk, "y") != null;
    if (!inForm) {
      return Optional.empty();
    }
    String json =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(text(jwk, "x"), text(jwk, "y"));
    try {
      // Refuses a point that is not on the curve.
      ECKey.parse(json);
      return Optional.of(of(json));
    } catch (ParseException | IllegalStateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PublicJwk of(String json) {
    return new PublicJwk(thumbprint(json), json);
  }

  private static String text(JsonNode jwk, String member) {
    return jwk.path(member).asString("");
  }

  private static byte @Nullable [] coordinate(JsonNode jwk, String member) {
    if (!jwk.path(member).isString() || !isThumbprint(text(jwk, member))) {
      return null;
    }
    byte[] bytes = Base64.getUrlDecoder().decode(text(jwk, member));
    boolean canonical =
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text(jwk, member));
    return bytes.length == COORDINATE_LENGTH && canonical ? bytes : null;
  }

  private static String thumbprint(String json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
