package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;
import static org.ventanilla.window.api.WorkingWindow.DESK;
import static org.ventanilla.window.api.WorkingWindow.HOLDER;
import static org.ventanilla.window.api.WorkingWindow.OTHER_DESK;
import static org.ventanilla.window.api.WorkingWindow.REQUESTER;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(WorkingWindow.Shared.class)
class KeysIT {
  private static final String KEYS = "/api/v1/keys";
  private static final String PROPOSALS = "/api/v1/keys/proposals";
  private static final String ONE = "custodian-mx-1";
  private static final String TWO = "custodian-mx-2";

  private static WorkingWindow window;

  @BeforeAll
  static void open(WorkingWindow working) {
    window = working;
  }

  private static ObjectNode access(String agency, OctetKeyPair key) {
    ObjectNode members = WorkingWindow.object();
    members.set("key", WorkingWindow.entry("access", agency, null, key));
    return members;
  }

  private static HttpResponse<String> propose(String officer, String act, ObjectNode members) {
    return window.post(DESK, PROPOSALS, window.act(officer, act, members));
  }

  private static String proposed(String act, ObjectNode members) {
    HttpResponse<String> response = propose(ONE, act, members);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return TestDoor.json(response).path("digest").asString();
  }

  private static HttpResponse<String> confirm(String officer, String digest) {
    return confirm(DESK, officer, digest);
  }

  private static HttpResponse<String> confirm(String caller, String officer, String digest) {
    return window.post(
        caller,
        PROPOSALS + "/" + digest + "/confirmation",
        window.act(officer, "key.confirm", WorkingWindow.object().put("proposal", digest)));
  }

  private static JsonNode inEffect(String act, ObjectNode members) {
    HttpResponse<String> response = confirm(TWO, proposed(act, members));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return TestDoor.json(response);
  }

  private static String token(String agency, OctetKeyPair key) {
    HttpResponse<String> response = window.tokenRequest(agency, key);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return TestDoor.json(response).path("access_token").asString();
  }

  private static HttpResponse<String> call(String token) {
    return window.send(window.withToken(token, KEYS).GET());
  }

  @Test
  void keyOpensTheDoorFromItsConfirmationToItsRevocation() {
    String agency = "mx-fgr";
    OctetKeyPair first = WorkingWindow.fresh();
    OctetKeyPair second = WorkingWindow.fresh();
    assertProblem(window.tokenRequest(agency, first), ProblemCode.CLIENT_UNKNOWN);

    String digest = proposed("key.register", access(agency, first));
    assertProblem(window.tokenRequest(agency, first), ProblemCode.CLIENT_UNKNOWN);
    assertThat(confirm(TWO, digest).statusCode()).isEqualTo(200);
    String early = token(agency, first);
    assertThat(call(early).statusCode()).isEqualTo(200);

    inEffect("key.rotate", access(agency, second).put("replaces", first.getKeyID()));
    assertProblem(call(early), ProblemCode.TOKEN_REVOKED);
    assertProblem(window.tokenRequest(agency, first), ProblemCode.ASSERTION_INVALID);
    String late = token(agency, second);

    ObjectNode revocation =
        WorkingWindow.object().put("kid", second.getKeyID()).put("reason", "COMPROMISED");
    assertThat(inEffect("key.revoke", revocation).path("revokedAt").isNull()).isFalse();
    assertProblem(call(late), ProblemCode.TOKEN_REVOKED);
    assertProblem(window.tokenRequest(agency, second), ProblemCode.CLIENT_UNKNOWN);
  }

  @Test
  void proposalIsSeenByItsOwnPartyAloneAndConfirmedByAnotherPersonOfIt() {
    String digest = proposed("key.register", access("mx-inm", WorkingWindow.fresh()));

    assertThat(window.get(HOLDER, PROPOSALS).body()).contains(digest);
    assertThat(window.get(OTHER_DESK, PROPOSALS).body()).doesNotContain(digest);
    assertThat(window.get(REQUESTER, PROPOSALS).body()).doesNotContain(digest);
    assertProblem(confirm(ONE, digest), 403, "SAME_PERSON");
    assertProblem(confirm("custodian-us-1", digest), 403, "KEY_WRONG_AGENCY");
    HttpResponse<String> foreign = confirm(OTHER_DESK, "custodian-us-1", digest);
    assertProblem(foreign, 404, "PROPOSAL_UNKNOWN");
    assertThat(foreign.body())
        .isEqualTo(confirm(OTHER_DESK, "custodian-us-1", "0".repeat(64)).body());
    assertThat(confirm(TWO, digest).statusCode()).isEqualTo(200);
    assertProblem(confirm(TWO, digest), 404, "PROPOSAL_UNKNOWN");
  }

  @Test
  void confirmationOfAnotherProposalIsRefused() {
    String one = proposed("key.register", access("mx-inm", WorkingWindow.fresh()));
    String other = proposed("key.register", access("mx-inm", WorkingWindow.fresh()));
    String jws = window.act(TWO, "key.confirm", WorkingWindow.object().put("proposal", other));

    assertProblem(
        window.post(DESK, PROPOSALS + "/" + one + "/confirmation", jws), 422, "ACT_WRONG_TARGET");

    String open = window.get(DESK, PROPOSALS).body();
    assertThat(open).contains(one).contains(other);
  }

  @Test
  void custodianChangesKeysOfTheirOwnPartyOnly() {
    assertProblem(
        propose(ONE, "key.register", access("us-fbi", WorkingWindow.fresh())),
        422,
        "HOLDER_REFUSED");
    String kid = window.key(REQUESTER + ".access").getKeyID();
    assertProblem(
        propose(
            ONE, "key.revoke", WorkingWindow.object().put("kid", kid).put("reason", "COMPROMISED")),
        422,
        "KEY_UNKNOWN");
  }

  @Test
  void agencySeesItsOwnKeysOnlyAndNoPrivatePart() {
    JsonNode keys = TestDoor.json(window.get(HOLDER, KEYS));

    assertThat(keys).isNotEmpty();
    keys.forEach(key -> {
      assertThat(key.path("agency").asString()).isEqualTo(HOLDER);
      assertThat(key.path("jwk").has("d")).isFalse();
    });
    assertThat(window.get(REQUESTER, KEYS).body()).doesNotContain(HOLDER);
  }

  @Test
  void officerWithoutTheRightAndStrangersAreRefused() {
    ObjectNode members = access("mx-inm", WorkingWindow.fresh());
    assertProblem(propose("head-1", "key.register", members), 403, "OFFICER_NOT_ENTITLED");
    String forged =
        WorkingWindow.sign(
            WorkingWindow.fresh(), WorkingWindow.object().put("act", "x").toString());
    assertProblem(window.post(DESK, PROPOSALS, forged), 403, "SIGNATURE_KEY_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a jws", "a.b.c", "..", "{}"})
  void whatIsNoSignedActIsRefused(String body) {
    assertProblem(window.post(DESK, PROPOSALS, body), 400, "SIGNATURE_MALFORMED");
  }

  @Test
  void junkBehindTheActAndForeignMembersAreRefused() {
    String act = "{\"act\":\"key.revoke\"}";
    for (String payload : new String[] {act + "x", act + act, "", "[]", "{\"act\":\"key.none\"}"}) {
      String jws = WorkingWindow.sign(window.key(ONE), payload);
      assertProblem(window.post(DESK, PROPOSALS, jws), 400, "ACT_INVALID");
    }
  }

  @Test
  void actOutOfBoundsOrForAnotherAddressIsRefused() {
    ObjectNode long16 = WorkingWindow.object().put("kid", "k".repeat(16 << 10));
    assertProblem(propose(ONE, "key.revoke", long16), 413, "SIGNATURE_TOO_LARGE");
    assertProblem(
        window.post(DESK, PROPOSALS, "x".repeat((1 << 20) + 1)), ProblemCode.BODY_TOO_LARGE);
    assertProblem(window.post(DESK, PROPOSALS, ""), ProblemCode.BODY_EMPTY);
    assertProblem(
        window.send(
            window
                .as(DESK, PROPOSALS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))),
        ProblemCode.MEDIA_TYPE_UNSUPPORTED);
    assertProblem(
        propose(ONE, "key.confirm", WorkingWindow.object().put("proposal", "0".repeat(64))),
        400,
        "ACT_INVALID");
    assertProblem(window.get(DESK, KEYS + "?agency=us-dea"), ProblemCode.PARAMETER_UNKNOWN);
  }
}
