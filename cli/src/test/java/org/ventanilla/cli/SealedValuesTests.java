package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.X25519Encrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class SealedValuesTests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;

  private Path kept(String name, JWK key) {
    Path file = directory.resolve(name);
    KeyFile.write(file, key);
    return file;
  }

  static String sealed(JWK key, String json) throws JOSEException {
    JWEObject jwe =
        new JWEObject(
            new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .keyID(key.computeThumbprint().toString())
                .build(),
            new Payload(json));
    jwe.encrypt(
        key instanceof OctetKeyPair okp
            ? new X25519Encrypter(okp.toPublicJWK())
            : new ECDHEncrypter(((ECKey) key).toPublicJWK()));
    return jwe.serialize();
  }

  /// An answer with one field.
  static JsonNode answer(JsonNode value) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .putArray("subjects")
        .addObject()
        .putArray("records")
        .addObject()
        .putArray("fields")
        .addObject()
        .set("value", value);
    return answer;
  }

  private static JsonNode value(JsonNode answer) {
    return answer.at("/subjects/0/records/0/fields/0/value");
  }

  static JsonNode jwe(String compact) {
    return JsonNodeFactory.instance.objectNode().put("jwe", compact);
  }

  @Test
  void valueIsOpenedWithTheKeyItIsSealedTo() throws Exception {
    JWK first = KeyFile.generate(KeyFile.Use.ENCRYPTION);
    JWK second = KeyFile.generate(KeyFile.Use.ACCESS);
    SealedValues values = new SealedValues(List.of(kept("first", first), kept("second", second)));
    JsonNode text = answer(jwe(sealed(first, "\"a secret\"")));
    JsonNode object = answer(jwe(sealed(second, "{\"street\":\"Calle Inventada 1\"}")));

    values.open(text);
    values.open(object);

    assertThat(value(text).asString()).isEqualTo("a secret");
    assertThat(value(object)).isEqualTo(JSON.readTree("{\"street\":\"Calle Inventada 1\"}"));
    assertThat(values.opened()).isEqualTo(2);
    assertThat(values.closed()).isZero();
  }

  @Test
  void whatIsSealedToAnotherKeyStaysAsItIs() throws Exception {
    JWK key = KeyFile.generate(KeyFile.Use.ENCRYPTION);
    JWK other = KeyFile.generate(KeyFile.Use.ENCRYPTION);
    SealedValues values = new SealedValues(List.of(kept("key", key)));
    JsonNode answer = answer(jwe(sealed(other, "1")));
    JsonNode before = answer.deepCopy();

    values.open(answer);
    values.open(answer(JsonNodeFactory.instance.stringNode("open")));

    assertThat(answer).isEqualTo(before);
    assertThat(values.opened()).isZero();
    assertThat(values.closed()).isEqualTo(1);
  }

  @Test
  void alteredValueIsToldWithoutItsContent() throws Exception {
    JWK key = KeyFile.generate(KeyFile.Use.ENCRYPTION);
    SealedValues values = new SealedValues(List.of(kept("key", key)));
    String[] parts = sealed(key, "\"a secret\"").split("\\.");
    parts[3] = parts[3].substring(1) + "A";
    JsonNode answer = answer(jwe(String.join(".", parts)));

    assertThatThrownBy(() -> values.open(answer))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> values.open(answer(jwe("not a jwe"))))
        .isInstanceOf(CliException.class);
  }

  @Test
  void keyThatOpensNothingIsRefused() {
    Path signing = kept("signing", KeyFile.generate(KeyFile.Use.SIGNING));

    assertThatThrownBy(() -> new SealedValues(List.of(signing)))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("no private encryption key");
  }
}
