package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTests {
  private static final String PATH = "/api/v1/requests";
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @AfterEach
  void reset() {
    door.clock.reset();
    door.keys.gone(false);
  }

  @Test
  void callWithoutATokenIsToldWhereToGetOne() {
    HttpResponse<String> response = door.send(HttpRequest.newBuilder(door.at(PATH)).GET());
    assertProblem(response, ProblemCode.TOKEN_MISSING);
    assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "////"})
  void garbageIsNoToken(String token) {
    HttpResponse<String> response = door.get(token, PATH);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
  }

  @Test
  void tokenThatCannotBeCheckedIsNoFaultOfTheCaller() {
    String token = door.token(TestDoor.ONE);
    door.keys.gone(true);

    assertProblem(door.get(token, PATH), ProblemCode.UNAVAILABLE);
  }

  @Test
  void tokenEndsWhenItsTimeIsOver() {
    String token = door.token(TestDoor.ONE);
    assertThat(door.get(token, PATH).statusCode()).isEqualTo(200);

    door.clock.moveAhead(Duration.ofMinutes(6));

    assertProblem(door.get(token, PATH), ProblemCode.TOKEN_EXPIRED);
  }

  @Test
  void tokenForAnotherAudienceIsRefused() {
    String token = forged(door.tokenKey.pair(), claims -> claims.audience("urn:other"));
    assertProblem(door.get(token, PATH), ProblemCode.TOKEN_WRONG_AUDIENCE);
  }

  @Test
  void tokenOfAnotherIssuerIsRefused() {
    String token = forged(door.tokenKey.pair(), claims -> claims.issuer("urn:other"));
    assertProblem(door.get(token, PATH), ProblemCode.TOKEN_OTHER_ISSUER);
  }

  @Test
  void tokenSignedWithAnotherKeyIsRefused() throws JOSEException {
    ECKey other = new ECKeyGenerator(Curve.P_256).keyID("x").generate();
    assertProblem(door.get(forged(other, _ -> {}), PATH), ProblemCode.TOKEN_INVALID);
  }

  @Test
  void tokenWithAnotherAlgorithmIsRefused() {
    assertProblem(
        door.get(forged(door.tokenKey.pair(), door.keyOfOne, _ -> {}), PATH),
        ProblemCode.TOKEN_INVALID);
  }

  @Test
  void revokedKeyEndsTheTokensThatWereGotWithIt() throws JOSEException {
    OctetKeyPair key =
        new OctetKeyPairGenerator(Curve.Ed25519).keyIDFromThumbprint(true).generate();
    door.keys.register("us-three", key);
    String token =
        TestDoor.json(door.tokenRequest("us-three", door.assertion("us-three", key, _ -> {})))
            .path("access_token")
            .asString();
    assertThat(door.get(token, PATH).statusCode()).isEqualTo(200);

    door.keys.revoke("us-three", key);

    assertProblem(door.get(token, PATH), ProblemCode.TOKEN_REVOKED);
    assertProblem(
        door.tokenRequest("us-three", door.assertion("us-three", key, _ -> {})),
        ProblemCode.CLIENT_UNKNOWN);
  }

  private static String forged(ECKey key, Consumer<JWTClaimsSet.Builder> change) {
    return TestDoor.sign(key, claims(change));
  }

  private static String forged(
      ECKey named, OctetKeyPair key, Consumer<JWTClaimsSet.Builder> change) {
    OctetKeyPair disguised = new OctetKeyPair.Builder(key).keyID(named.getKeyID()).build();
    return TestDoor.sign(disguised, claims(change));
  }

  private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(TestDoor.AUDIENCE)
            .audience(TestDoor.AUDIENCE)
            .subject(TestDoor.ONE)
            .issueTime(Date.from(door.clock.instant()))
            .expirationTime(Date.from(door.clock.instant().plusSeconds(60)))
            .claim(WindowTokens.KEY_CLAIM, door.keyOfOne.getKeyID());
    change.accept(claims);
    return claims.build();
  }
}
