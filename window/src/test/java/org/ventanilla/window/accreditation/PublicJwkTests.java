package org.ventanilla.window.accreditation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.platform.Json;

class PublicJwkTests {
  /// RFC 8037, appendix A.2 and A.3.
  private static final String RFC_8037 =
      """
      {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}\
      """;

  private static final String RFC_8037_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

  @Test
  void theThumbprintIsThatOfTheStandard() {
    PublicJwk key = PublicJwk.read(Json.mapper().readTree(RFC_8037), KeyUse.SIGNING).orElseThrow();
    assertThat(key.kid()).isEqualTo(RFC_8037_THUMBPRINT);
  }

  @Test
  void aRightKidIsTakenAndAWrongOneRefused() {
    String right = RFC_8037.replace("{", "{\"kid\":\"" + RFC_8037_THUMBPRINT + "\",");
    String wrong = RFC_8037.replace("{", "{\"kid\":\"mine\",");
    assertThat(PublicJwk.read(Json.mapper().readTree(right), KeyUse.SIGNING)).isPresent();
    assertThat(PublicJwk.read(Json.mapper().readTree(wrong), KeyUse.SIGNING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
        "{\"kty\":\"oct\",\"k\":\"AAAA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\"}",
      })
  void whatIsNoSoundPublicKeyIsRefusedForEveryUse(String jwk) {
    for (KeyUse use : KeyUse.values()) {
      assertThat(PublicJwk.read(Json.mapper().readTree(jwk), use)).isEmpty();
    }
  }
}
