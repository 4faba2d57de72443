package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTests {
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {TestDoor.ONE, TestDoor.TWO})
  void agencyWithARegisteredKeyGetsATokenThatOpensTheDoor(String agency) {
    HttpResponse<String> got = door.tokenRequest(agency, door.assertion(agency, _ -> {}));
    assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
    assertThat(TestDoor.json(got).path("expires_in").asInt()).isBetween(295, 300);

    String token = TestDoor.json(got).path("access_token").asString();
    assertThat(door.get(token, "/api/v1/requests").statusCode()).isEqualTo(200);
  }

  @Test
  void assertionIsGoodForOneTokenOnly() {
    String assertion = door.assertion(TestDoor.ONE, _ -> {});
    assertThat(door.tokenRequest(TestDoor.ONE, assertion).statusCode()).isEqualTo(200);

    HttpResponse<String> again = door.tokenRequest(TestDoor.ONE, assertion);

    assertThat(assertProblem(again, ProblemCode.ASSERTION_REPLAYED).path("error").asString())
        .isEqualTo("invalid_client");
  }

  @Test
  void assertionForAnotherWindowIsRefused() {
    String assertion =
        door.assertion(TestDoor.ONE, claims -> claims.audience("urn:ventanilla:mx-us:us"));
    assertProblem(door.tokenRequest(TestDoor.ONE, assertion), ProblemCode.ASSERTION_WRONG_AUDIENCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, 3_600})
  void expiredOrLongLivedAssertionIsRefused(int seconds) {
    String assertion =
        door.assertion(
            TestDoor.ONE,
            claims -> claims.expirationTime(Date.from(door.clock.instant().plusSeconds(seconds))));
    assertProblem(door.tokenRequest(TestDoor.ONE, assertion), ProblemCode.ASSERTION_EXPIRED);
  }

  @Test
  void assertionThatBeginsLaterIsRefused() {
    Date later = Date.from(door.clock.instant().plusSeconds(40));
    assertProblem(
        door.tokenRequest(
            TestDoor.ONE, door.assertion(TestDoor.ONE, claims -> claims.notBeforeTime(later))),
        ProblemCode.ASSERTION_EXPIRED);
    assertProblem(
        door.tokenRequest(
            TestDoor.ONE, door.assertion(TestDoor.ONE, claims -> claims.issueTime(later))),
        ProblemCode.ASSERTION_EXPIRED);
  }

  @Test
  void assertionOfAClockThatIsALittleFastIsGood() {
    Date soon = Date.from(door.clock.instant().plusSeconds(20));
    String assertion =
        door.assertion(TestDoor.ONE, claims -> claims.issueTime(soon).notBeforeTime(soon));
    assertThat(door.tokenRequest(TestDoor.ONE, assertion).statusCode()).isEqualTo(200);
  }

  @Test
  void assertionWithoutAnIdIsRefused() {
    String assertion = door.assertion(TestDoor.ONE, claims -> claims.jwtID(null));
    assertProblem(door.tokenRequest(TestDoor.ONE, assertion), ProblemCode.ASSERTION_INVALID);
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 1, -27})
  void assertionThatEndsInTimeIsGood(int seconds) {
    String assertion =
        door.assertion(
            TestDoor.ONE,
            claims -> claims.expirationTime(Date.from(door.clock.instant().plusSeconds(seconds))));
    assertThat(door.tokenRequest(TestDoor.ONE, assertion).statusCode()).isEqualTo(200);
  }

  @Test
  void assertionWithoutAnEndIsRefused() {
    String assertion = door.assertion(TestDoor.ONE, claims -> claims.expirationTime(null));
    assertProblem(door.tokenRequest(TestDoor.ONE, assertion), ProblemCode.ASSERTION_EXPIRED);
  }

  static Stream<Consumer<JWTClaimsSet.Builder>> malformed() {
    return Stream.of(
        claims -> claims.jwtID(" "),
        claims -> claims.jwtID("j".repeat(129)),
        claims -> claims.issuer(TestDoor.TWO),
        claims -> claims.issuer(null),
        claims -> claims.subject(TestDoor.TWO),
        claims -> claims.subject(null),
        claims -> claims.claim("more", "m".repeat(4_096)));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void assertionOutOfFormOrBoundsIsRefused(Consumer<JWTClaimsSet.Builder> change) {
    assertRefused(door.tokenRequest(TestDoor.ONE, door.assertion(TestDoor.ONE, change)));
  }

  @Test
  void assertionForNobodyIsRefused() {
    String assertion = door.assertion(TestDoor.ONE, claims -> claims.audience(List.of()));
    assertProblem(door.tokenRequest(TestDoor.ONE, assertion), ProblemCode.ASSERTION_WRONG_AUDIENCE);
  }

  @Test
  void unsignedAndBrokenAssertionsAreRefused() {
    String[] parts = door.assertion(TestDoor.ONE, _ -> {}).split("\\.", -1);
    String none = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
    String cut = parts[0] + "." + parts[1] + "." + parts[2].substring(4);
    for (String assertion : new String[] {none, cut, "x", "a.b.c", ".."}) {
      assertRefused(door.tokenRequest(TestDoor.ONE, assertion));
    }
  }

  @Test
  void credentialsInTheAddressAreNotTaken() {
    String query =
        "grant_type=client_credentials&client_id=us-one&client_assertion_type="
            + "urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
            + door.assertion(TestDoor.ONE, _ -> {});
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door.at("/oauth2/token?" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.noBody());
    assertRefused(door.send(request));
  }

  @Test
  void assertionSentTwiceInOneRequestIsRefused() {
    String one = door.assertion(TestDoor.ONE, _ -> {});
    HttpResponse<String> response =
        door.tokenRequest(TestDoor.ONE, one + "&client_assertion=" + one);
    assertThat(response.statusCode()).isBetween(400, 401);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
  }

  /// A problem that also says what OAuth wants to hear.
  private static void assertRefused(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(TestDoor.json(response).path("error").asString()).isEqualTo("invalid_client");
    assertThat(response.body()).doesNotContain("access_token");
  }

  @Test
  void anotherAgencysKeyDoesNotCount() {
    String assertion = door.assertion(TestDoor.ONE, door.keyOfTwo, _ -> {});
    assertProblem(door.tokenRequest(TestDoor.ONE, assertion), ProblemCode.ASSERTION_INVALID);
  }

  @Test
  void agencyWithoutAKeyIsUnknown() {
    String assertion = door.assertion("us-none", door.keyOfTwo, _ -> {});
    assertProblem(door.tokenRequest("us-none", assertion), ProblemCode.CLIENT_UNKNOWN);
  }

  @Test
  void clientSecretIsNoWayIn() {
    assertProblem(
        door.form("grant_type=client_credentials&client_id=us-one&client_secret=secret"),
        ProblemCode.CLIENT_UNKNOWN);
  }

  @Test
  void otherGrantIsRefused() {
    String body =
        "grant_type=authorization_code&code=x&client_id=us-one&client_assertion_type="
            + "urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
            + door.assertion(TestDoor.ONE, _ -> {});
    assertProblem(door.form(body), ProblemCode.TOKEN_REQUEST_INVALID);
  }

  @Test
  void tokenEndpointTakesPostOnly() {
    HttpResponse<String> response =
        door.send(HttpRequest.newBuilder(door.at("/oauth2/token")).GET());
    assertProblem(response, ProblemCode.METHOD_NOT_ALLOWED);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void formLargerThanTheBoundIsRefused() {
    HttpResponse<String> response = door.form("client_assertion=" + "a".repeat(40_000));
    assertThat(response.statusCode()).isBetween(400, 413);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
  }
}
