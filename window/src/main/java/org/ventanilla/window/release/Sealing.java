package org.ventanilla.window.release;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ventanilla.window.accreditation.RegisteredKey;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// Encrypts a value to the requesting agency, so that nobody reads it on its way or where it lies:
/// a compact JWE, `ECDH-ES` with `A256GCM`, to the newest encryption key the agency has registered.
/// The value leaves as `{"jwe": "…"}`; what is inside is its JSON.
final class Sealing {
  private final Function<String, List<RegisteredKey>> encryptionKeys;

  /// @param encryptionKeys an agency's own encryption keys that count now
  Sealing(Function<String, List<RegisteredKey>> encryptionKeys) {
    this.encryptionKeys = encryptionKeys;
  }

  /// Whether there is a key to seal to.
  boolean can(String agency) {
    return newest(agency).isPresent();
  }

  /// The value sealed; empty where there is no key to seal to, or none that can be used.
  Optional<JsonNode> seal(String agency, JsonNode value) {
    return newest(agency)
        .flatMap(key -> encrypted(key, value))
        .map(sealed -> Json.mapper().createObjectNode().put("jwe", sealed));
  }

  private Optional<RegisteredKey> newest(String agency) {
    return encryptionKeys.apply(agency).stream()
        .max(Comparator.comparing(RegisteredKey::validFrom).thenComparing(RegisteredKey::kid));
  }

  private static Optional<String> encrypted(RegisteredKey key, JsonNode value) {
    try {
      JWEHeader header =
          new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
              .keyID(key.kid())
              .build();
      JWEObject sealed = new JWEObject(header, new Payload(Json.mapper().writeValueAsBytes(value)));
      sealed.encrypt(encrypter(JWK.parse(key.jwk())));
      return Optional.of(sealed.serialize());
    } catch (JOSEException | ParseException _) {
      // What it says might quote what was to be sealed.
      return Optional.empty();
    }
  }

  private static JWEEncrypter encrypter(JWK key) throws JOSEException {
    return switch (key) {
      case OctetKeyPair okp -> new X25519Encrypter(okp);
      case ECKey ec -> new ECDHEncrypter(ec);
      default -> throw new JOSEException("another sort of key");
    };
  }
}
