package org.ventanilla.cli;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.X25519Decrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Opens the values of an answer that are sealed to the agency: `{"jwe": "…"}` becomes what is
/// inside. What none of the keys opens stays as it is.
final class SealedValues {
  private static final int MOST_LENGTH = 16 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, JWK> keys = new LinkedHashMap<>();
  private int opened;
  private int closed;

  /// @param files private encryption keys, X25519 or P-256
  SealedValues(List<Path> files) {
    for (Path file : files) {
      JWK key = KeyFile.read(file);
      boolean fits =
          key.isPrivate()
              && ((key instanceof OctetKeyPair okp && Curve.X25519.equals(okp.getCurve()))
                  || (key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve())));
      if (!fits) {
        throw CliException.usage(
            file + " is no private encryption key. Make one with: ventanilla keygen");
      }
      try {
        keys.put(key.computeThumbprint().toString(), key);
      } catch (JOSEException e) {
        throw CliException.usage(file + " is no private encryption key");
      }
    }
  }

  /// Opens every value of an answer that one of the keys opens, in place.
  void open(JsonNode answer) {
    for (JsonNode subject : answer.path("subjects")) {
      for (JsonNode one : subject.path("records")) {
        for (JsonNode field : one.path("fields")) {
          if (field instanceof ObjectNode object) {
            open(object);
          }
        }
      }
    }
  }

  /// How many values were opened.
  int opened() {
    return opened;
  }

  /// How many are sealed to a key that was not given.
  int closed() {
    return closed;
  }

  private void open(ObjectNode field) {
    JsonNode value = field.path("value");
    if (value.isObject() && value.size() == 1 && value.path("jwe").isString()) {
      JsonNode inside = inside(value.path("jwe").stringValue());
      if (inside == null) {
        closed++;
      } else {
        opened++;
        field.set("value", inside);
      }
    }
  }

  /// Null where the key it is sealed to was not given.
  private @Nullable JsonNode inside(String jwe) {
    if (jwe.length() > MOST_LENGTH) {
      throw CliException.negative("a sealed value is too large to open");
    }
    try {
      JWEObject sealed = JWEObject.parse(jwe);
      String kid = sealed.getHeader().getKeyID();
      JWK key = kid == null ? null : keys.get(kid);
      if (key == null) {
        return null;
      }
      if (!JWEAlgorithm.ECDH_ES.equals(sealed.getHeader().getAlgorithm())
          || !EncryptionMethod.A256GCM.equals(sealed.getHeader().getEncryptionMethod())) {
        throw CliException.negative("a value is sealed in a way the window does not seal");
      }
      sealed.decrypt(decrypter(key));
      return JSON.readTree(sealed.getPayload().toBytes());
    } catch (CliException e) {
      throw e;
    } catch (ParseException | JOSEException | RuntimeException e) {
      // The library also stumbles over keys of the wrong sort. The cause might quote what was
      // sealed.
      throw CliException.negative("a sealed value cannot be opened; it was altered on its way");
    }
  }

  private static JWEDecrypter decrypter(JWK key) throws JOSEException {
    return key instanceof OctetKeyPair okp
        ? new X25519Decrypter(okp)
        : new ECDHDecrypter((ECKey) key);
  }
}
