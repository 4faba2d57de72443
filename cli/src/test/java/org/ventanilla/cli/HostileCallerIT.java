package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.cli.HostileClient.Reply;
import org.ventanilla.cli.LoadedRequest.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Proves that nobody acts for an agency or a person they are not: with tokens, assertions and keys
/// that are altered, stale, stolen, revoked or another's, nothing is filed, decided or answered.
@ExtendWith(HostileWindow.Shared.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileCallerIT {
  private final HostileWindow window;
  private final HostileClient client;
  private final String token;
  private final OctetKeyPair key;

  HostileCallerIT(HostileWindow window) {
    this.window = window;
    this.client = window.client();
    this.token = window.token();
    this.key = window.key();
  }

  @BeforeEach
  void count() throws SQLException {
    window.count();
  }

  @AfterEach
  void nothingReachedAHolder() throws SQLException {
    window.assertNothingReachedAHolder();
  }

  @Test
  void tokensThatAreNotGoodHereAreRefused() throws Exception {
    String good = token;
    ECKey windowsOwn = ECKey.parse(Files.readString(window.keys().resolve("token-key.json")));
    Instant now = Instant.now();
    JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();

    window.assertRefused(client.get(HostileWindow.REQUESTS), 401, "TOKEN_MISSING");
    window.assertRefused(client.file("nonsense", window.filing()), 401, "TOKEN_INVALID");
    window.assertRefused(
        client.file(good.substring(0, good.length() - 8) + "AAAAAAAA", window.filing()),
        401,
        "TOKEN_INVALID");
    window.assertRefused(
        client.file(
            HostileClient.jwt(window.cast().accessKey(DemoCast.REQUESTER), claims),
            window.filing()),
        401,
        "TOKEN_INVALID");
    // Whoever had the window's own key could make these; the window made none like them.
    window.assertRefused(
        client.file(
            HostileClient.jwt(
                windowsOwn,
                new JWTClaimsSet.Builder(claims)
                    .issueTime(Date.from(now.minusSeconds(600)))
                    .expirationTime(Date.from(now.minusSeconds(1)))
                    .build()),
            window.filing()),
        401,
        "TOKEN_EXPIRED");
    window.assertRefused(
        client.file(
            HostileClient.jwt(
                windowsOwn, new JWTClaimsSet.Builder(claims).audience("us-window").build()),
            window.filing()),
        401,
        "TOKEN_WRONG_AUDIENCE");
    window.assertRefused(
        client.file(
            HostileClient.jwt(
                windowsOwn, new JWTClaimsSet.Builder(claims).issuer("us-window").build()),
            window.filing()),
        401,
        "TOKEN_OTHER_ISSUER");
    window.assertRefused(
        client.file(
            HostileClient.jwt(
                windowsOwn, new JWTClaimsSet.Builder(claims).subject(HostileWindow.OTHER).build()),
            window.filing()),
        401,
        "TOKEN_REVOKED");
  }

  @Test
  void clientAssertionsThatAreNotGoodHereAreRefused() {
    String agency = DemoCast.REQUESTER;
    ECKey access = window.cast().accessKey(agency);
    String audience = window.audience();
    Instant now = Instant.now();
    String once = Jws.assertion(access, agency, audience, now);

    assertThat(client.token(agency, once).status()).isEqualTo(200);
    window.assertRefused(client.token(agency, once), 401, "ASSERTION_REPLAYED");
    window.assertRefused(
        client.token(agency, Jws.assertion(access, agency, "us-window", now)),
        401,
        "ASSERTION_WRONG_AUDIENCE");
    window.assertRefused(
        client.token(agency, Jws.assertion(access, agency, audience, now.minusSeconds(3600))),
        401,
        "ASSERTION_EXPIRED");
    window.assertRefused(
        client.token(
            agency,
            Jws.assertion(window.cast().accessKey(HostileWindow.OTHER), agency, audience, now)),
        401,
        "ASSERTION_INVALID");
    window.assertRefused(
        client.token(
            agency,
            Jws.assertion(
                window.cast().accessKey(HostileWindow.OTHER), HostileWindow.OTHER, audience, now)),
        401,
        "ASSERTION_INVALID");
    window.assertRefused(client.token("us-nobody", once), 401, "CLIENT_UNKNOWN");
  }

  @Test
  void revokedKeysOpenNothing() {
    // Given an agency that could file a moment ago
    String theirs = client.token(HostileWindow.LOSER, window.cast().accessKey(HostileWindow.LOSER));
    OctetKeyPair signing = window.cast().signingKey(HostileWindow.LOSER);

    // When two custodians revoke its keys
    window.revoke(signing.getKeyID());

    // Then. A document of another's, refused either way, shows when the window has noticed.
    Await.until(
        Duration.ofMinutes(1),
        "the key to be revoked",
        () -> {
          window.denied();
          Reply reply = client.file(theirs, window.filing(signing, DemoCast.REQUESTER));
          return Optional.of(reply).filter(one -> one.code().equals("KEY_REVOKED"));
        });
    window.assertDenied(
        client.file(theirs, window.filing(signing, HostileWindow.LOSER)), 403, "KEY_REVOKED");

    window.revoke(window.cast().accessKey(HostileWindow.LOSER).getKeyID());
    Await.until(
        Duration.ofMinutes(1),
        "the token to be revoked",
        () ->
            Optional.of(client.get(HostileWindow.REQUESTS, theirs))
                .filter(one -> one.code().equals("TOKEN_REVOKED")));
    window.assertRefused(
        client.file(theirs, window.filing(signing, HostileWindow.LOSER)), 401, "TOKEN_REVOKED");
    String audience = window.audience();
    window.assertRefused(
        client.token(
            HostileWindow.LOSER,
            Jws.assertion(
                window.cast().accessKey(HostileWindow.LOSER),
                HostileWindow.LOSER,
                audience,
                Instant.now())),
        401,
        "CLIENT_UNKNOWN");
  }

  @Test
  void nobodyDecidesOrApprovesForTheDesk() throws Exception {
    // Given a request that waits for the desk, and whoever would like to speak for it
    String path = waiting(Question.PEOPLE);
    ECKey deskKey = window.cast().accessKey(DemoCast.DESK);
    String desk = client.token(DemoCast.DESK, deskKey);
    String holder =
        client.token(DemoCast.PERSON_HOLDER, window.cast().accessKey(DemoCast.PERSON_HOLDER));
    OctetKeyPair preparer = window.cast().signingKey(DemoCast.PREPARER);
    OctetKeyPair approver = window.cast().signingKey(DemoCast.APPROVER);
    List<OctetKeyPair> others =
        List.of(
            window.cast().signingKey(DemoCast.HOLDER_OFFICER),
            window.cast().signingKey(DemoCast.REQUESTING_OFFICER));
    JsonNode proposed = proposal(path, desk);
    ObjectNode decision = Decisions.about(proposed, 1, JsonNodeFactory.instance);

    // When they decide, then they are turned away, each for the reason
    for (OctetKeyPair other : others) {
      window.assertRefused(
          client.act(path + "/decisions", desk, act(other, "decide", decision)),
          403,
          "KEY_WRONG_AGENCY");
    }
    window.assertRefused(
        client.act(path + "/decisions", desk, act(key, "decide", decision)),
        403,
        "KEY_WRONG_AGENCY");
    for (String outsider : List.of(token, holder)) {
      window.assertRefused(
          client.act(path + "/decisions", outsider, act(preparer, "decide", decision)),
          404,
          "NOT_FOUND");
    }
    assertThat(proposal(path, desk)).isEqualTo(proposed);

    // And the same once somebody of the desk has prepared it
    assertThat(client.act(path + "/decisions", desk, act(preparer, "decide", decision)).status())
        .isEqualTo(200);
    JsonNode prepared = proposal(path, desk);
    ObjectNode approval = Decisions.about(prepared, 1, JsonNodeFactory.instance);
    approval.put("role", "desk-head");
    for (OctetKeyPair other : others) {
      window.assertRefused(
          client.act(path + "/approvals", desk, act(other, "approve", approval)),
          403,
          "KEY_WRONG_AGENCY");
    }
    window.assertRefused(
        client.act(path + "/approvals", desk, act(preparer, "approve", approval)),
        403,
        "APPROVER_PREPARED_IT");
    window.assertRefused(
        client.act(path + "/approvals", holder, act(approver, "approve", approval)),
        403,
        "KEY_WRONG_AGENCY");
    window.assertRefused(
        client.act(path + "/approvals", token, act(approver, "approve", approval)),
        404,
        "NOT_FOUND");
    assertThat(proposal(path, desk)).isEqualTo(prepared);
    window.assertRefused(client.get(path + "/answer", token), 409, "ANSWER_NOT_READY");
  }

  @Test
  void nobodyAnswersForAHolder() throws Exception {
    // Given an inquiry that waits for an officer of its holder
    waiting(Question.ACCOUNTS);
    String holder =
        client.token(DemoCast.PERSON_HOLDER, window.cast().accessKey(DemoCast.PERSON_HOLDER));
    String otherHolder =
        client.token(DemoCast.LIST_HOLDER, window.cast().accessKey(DemoCast.LIST_HOLDER));
    JsonNode inquiry = client.get("/api/v1/inquiries", holder).body().get(0);
    String path = "/api/v1/inquiries/" + inquiry.path("id").asString();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("inquiry", inquiry.path("id"));
    answer.putArray("records");
    OctetKeyPair officer = window.cast().signingKey(DemoCast.HOLDER_OFFICER);

    // When others answer, or look; then nothing is answered and nothing is there to see
    for (String other : List.of(DemoCast.PREPARER, DemoCast.REQUESTING_OFFICER)) {
      window.assertRefused(
          client.act(
              path + "/answer", holder, act(window.cast().signingKey(other), "answer", answer)),
          403,
          "KEY_WRONG_AGENCY");
    }
    for (String outsider : List.of(token, otherHolder)) {
      window.assertRefused(
          client.act(path + "/answer", outsider, act(officer, "answer", answer)), 404, "NOT_FOUND");
      window.assertRefused(client.get(path, outsider), 404, "NOT_FOUND");
    }
    assertThat(client.get(path, holder).body()).isEqualTo(inquiry);
  }

  /// A request that was filed and has come as far as people; what is counted begins after it.
  private String waiting(Question question) throws SQLException {
    Reply filed = client.file(token, window.filing(question));
    assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
    String path = HostileWindow.REQUESTS + "/" + filed.body().path("request").path("id").asString();
    boolean desk = question == Question.PEOPLE;
    String who = desk ? DemoCast.DESK : DemoCast.PERSON_HOLDER;
    String theirs = client.token(who, window.cast().accessKey(who));
    String where = desk ? HostileWindow.REQUESTS + "?state=deciding" : "/api/v1/inquiries";
    Await.until(
        Duration.ofMinutes(1),
        "people to be needed",
        () -> Optional.of(client.get(where, theirs).body().size()).filter(waiting -> waiting > 0));
    window.count();
    return path;
  }

  private JsonNode proposal(String path, String desk) {
    Reply shown = client.get(path + "/decision", desk);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body().path("subjects").size()).isEqualTo(1);
    return shown.body();
  }

  private String act(OctetKeyPair officer, String act, ObjectNode members) {
    return Acts.signed(officer, window.about(), act, members);
  }
}
