package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whatever a window gives as a sealed value is opened, left as it is, or told to be no such thing,
/// without quoting it.
class SealedValuesFuzzTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path directory;
  private JWK okp;
  private JWK ec;

  @BeforeEach
  void keys() {
    okp = KeyFile.generate(KeyFile.Use.ENCRYPTION);
    ec = KeyFile.generate(KeyFile.Use.ACCESS);
    KeyFile.write(directory.resolve("okp"), okp);
    KeyFile.write(directory.resolve("ec"), ec);
  }

  @FuzzTest
  void anyValueIsOpenedLeftOrRefused(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    open(answer(text));
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JacksonException e) {
      return;
    }
    open(tree);
  }

  private void open(JsonNode answer) {
    try {
      new SealedValues(List.of(directory.resolve("okp"), directory.resolve("ec"))).open(answer);
    } catch (CliException e) {
      assertThat(e.getMessage()).contains("sealed").doesNotContain("secret");
    }
  }

  private static JsonNode answer(String jwe) {
    return SealedValuesTests.answer(SealedValuesTests.jwe(jwe));
  }

  @Test
  void sealedValuesWithOneCharacterChangedOpenNothingElse() throws Exception {
    long seed = 20_260_611L;
    Random random = new Random(seed);
    for (JWK key : List.of(okp, ec)) {
      String whole = SealedValuesTests.sealed(key, "\"a secret\"");
      for (int i = 0; i < 300; i++) {
        StringBuilder changed = new StringBuilder(whole);
        int at = random.nextInt(changed.length());
        changed.setCharAt(at, "ABCabc019-_.{ \u0000é".charAt(random.nextInt(16)));
        JsonNode answer = answer(changed.toString());
        try {
          open(answer);
        } catch (RuntimeException e) {
          throw new AssertionError("seed " + seed + ", case " + i, e);
        }
        JsonNode value = answer.at("/subjects/0/records/0/fields/0/value");
        assertThat(value.isObject() || value.asString().equals("a secret")).isTrue();
      }
    }
  }

  @Test
  void headersThatNameAKeyAndLieAboutTheRestAreRefused() throws Exception {
    String epk = "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAA\"}";
    String other =
        new ECKey.Builder(Curve.P_256, ((ECKey) ec).getX(), ((ECKey) ec).getY())
            .build()
            .toJSONString();
    for (JWK key : List.of(okp, ec)) {
      for (String ephemeral : List.of(epk, other, "null", "{}", "[]", "7")) {
        for (String alg : List.of("ECDH-ES", "dir", "none", "")) {
          String header =
              "{\"alg\":\"%s\",\"enc\":\"A256GCM\",\"kid\":\"%s\",\"epk\":%s}"
                  .formatted(alg, key.computeThumbprint(), ephemeral);
          JsonNode answer =
              answer(
                  Base64URL.encode(header.getBytes(StandardCharsets.UTF_8)) + "..AAAA.AAAA.AAAA");

          open(answer);

          assertThat(answer.at("/subjects/0/records/0/fields/0/value").isObject()).isTrue();
        }
      }
    }
  }

  @Test
  void answersOfAnotherShapeAreLeftAsTheyAre() {
    for (String text :
        List.of(
            "7",
            "{\"subjects\":7}",
            "{\"subjects\":[{\"records\":[{\"fields\":[7,null,\"x\",[]]}]}]}",
            "{\"subjects\":[{\"records\":[{\"fields\":[{\"value\":{\"jwe\":7}}]}]}]}")) {
      JsonNode answer = JSON.readTree(text);

      open(answer);

      assertThat(answer).isEqualTo(JSON.readTree(text));
    }
  }
}
