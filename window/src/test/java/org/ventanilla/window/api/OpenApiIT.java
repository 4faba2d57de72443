package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.WorkingWindow.DESK;
import static org.ventanilla.window.api.WorkingWindow.HOLDER;
import static org.ventanilla.window.api.WorkingWindow.OTHER_HOLDER;
import static org.ventanilla.window.api.WorkingWindow.REQUESTER;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.WitnessRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Plays one request, and everything around it, over the whole API of a working window, and holds
/// every response against the description.
@ExtendWith(WorkingWindow.Shared.class)
class OpenApiIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String REQUESTS = "/api/v1/requests";
  private static final String ONE = REQUESTS + "/{id}";
  private static final String NOTICES = "/api/v1/notices";
  private static final String STATISTICS = "/api/v1/statistics";
  private static final String INQUIRIES = "/api/v1/inquiries";
  private static final String KEYS = "/api/v1/keys";
  private static final String PROPOSALS = KEYS + "/proposals";
  private static final String CONSENTS = "/api/v1/consents";
  private static final String POLICIES = "/api/v1/policies";
  private static final String WITNESSED = "GET /ledger/witnessed/{path}";
  private static final String HOLDINGS = "/api/v1/holdings";

  private static WorkingWindow window;
  private static Described described;

  @BeforeAll
  static void open(WorkingWindow working) {
    window = working;
    HttpResponse<String> document = window.send(window.anyone("/api/v1/openapi.json").GET());
    described = new Described(TestDoor.json(document));
    described.check("GET /api/v1/openapi.json", document);
  }

  @Test
  void everyOperationAnswersAsItIsDescribed() {
    openDocuments();
    holdings();
    keys();
    policies();
    JsonNode answered = decidedRequest();
    evidence(REQUESTS + "/" + answered.path("id").asString());
    get(HOLDER, NOTICES, NOTICES);
    consent();
    personsAnswer();
    withdrawn();
    problems();

    witnessing();

    Set<String> expected = new TreeSet<>(described.operations());
    // Nobody cosigns this window's ledger; the notary's own tests serve such pages.
    expected.remove(WITNESSED);
    assertThat(described.done()).isEqualTo(expected);
  }

  private static HttpResponse<String> get(String agency, String template, String path) {
    return described.check("GET " + template, window.get(agency, path));
  }

  private static JsonNode post(String agency, String template, String path, String jws) {
    HttpResponse<String> response =
        described.check("POST " + template, window.post(agency, path, jws));
    assertThat(response.statusCode()).as(response.body()).isLessThan(300);
    return TestDoor.json(response);
  }

  private static void openDocuments() {
    for (String path : new String[] {"/api", "/health", "/api/v1/window", "/api/v1/schemas"}) {
      described.check("GET " + path, window.send(window.anyone(path).GET()));
    }
    described.check(
        "GET /api/v1/schemas/{name}",
        window.send(
            window
                .anyone("/api/v1/schemas/request.schema.json")
                .header("Accept", "application/schema+json")
                .GET()));
    described.check("POST /oauth2/token", window.tokenRequest(DESK, window.key(DESK + ".access")));
  }

  private static void holdings() {
    String line =
        """
        {"id":"1","subject":"person","names":[{"kind":"legal","full":"Ejemplo Ficticio"}],\
        "classification":"unclassified","handling":"H1","source":"B","information":2,\
        "originator":"mx-sspc","thirdParty":false,\
        "fields":[{"name":"name","category":"identity","value":"Ejemplo Ficticio"},\
        {"name":"friends","category":"association","value":"Nobody"}]}
        """;
    String imports = HOLDINGS + "/{source}/imports";
    described.check(
        "POST " + imports, window.importLines(HOLDER, HOLDINGS + "/described/imports", line));
    described.check(
        "POST " + imports,
        window.importLines(HOLDER, HOLDINGS + "/other/imports?skip=true", line + "{}\n"));
    described.check(
        "POST " + imports, window.importLines(HOLDER, HOLDINGS + "/other/imports", "{}\n"));
    get(HOLDER, HOLDINGS, HOLDINGS);
    described.check(
        "DELETE " + HOLDINGS + "/{source}",
        window.send(window.as(HOLDER, HOLDINGS + "/other").DELETE()));
  }

  private static void keys() {
    ObjectNode members = WorkingWindow.object();
    members.set("key", WorkingWindow.entry("access", "mx-inm", null, WorkingWindow.fresh()));
    String digest =
        post(DESK, PROPOSALS, PROPOSALS, window.act("custodian-mx-1", "key.register", members))
            .path("digest")
            .asString();
    get(DESK, PROPOSALS, PROPOSALS);
    post(
        DESK,
        PROPOSALS + "/{digest}/confirmation",
        PROPOSALS + "/" + digest + "/confirmation",
        window.act(
            "custodian-mx-2", "key.confirm", WorkingWindow.object().put("proposal", digest)));
    get(DESK, KEYS, KEYS);
  }

  /// The version in force, proposed and activated once more.
  private static void policies() {
    get(DESK, POLICIES, POLICIES);
    String digest = TestDoor.json(window.get(DESK, POLICIES)).at("/versions/0/digest").asString();
    HttpResponse<String> version = get(DESK, POLICIES + "/{digest}", POLICIES + "/" + digest);
    ObjectNode members = WorkingWindow.object();
    members.set("files", TestDoor.json(version).path("files"));
    described.check(
        "POST " + POLICIES + "/{digest}/diff",
        window.post(
            DESK,
            POLICIES + "/" + digest + "/diff?limit=1",
            window.act("head-1", "policy.diff", WorkingWindow.object().put("policy", digest))));
    String proposals = POLICIES + "/proposals";
    String proposal =
        post(DESK, proposals, proposals, window.act("head-1", "policy.propose", members))
            .path("digest")
            .asString();
    get(DESK, proposals, proposals);
    JsonNode activation =
        post(
            DESK,
            proposals + "/{digest}/activation",
            proposals + "/" + proposal + "/activation",
            window.act(
                "head-2", "policy.activate", WorkingWindow.object().put("proposal", proposal)));
    assertThat(activation.path("policy").asString()).isEqualTo(digest);
  }

  /// One field needs nobody, one somebody.
  private static JsonNode decidedRequest() {
    String filing = window.filing(REQUESTER, "identity", "association");
    JsonNode filed = post(REQUESTER, REQUESTS, REQUESTS, filing).path("request");
    assertThat(window.post(REQUESTER, REQUESTS, filing).statusCode()).isEqualTo(200);
    post(REQUESTER, REQUESTS, REQUESTS, filing);
    String id = filed.path("id").asString();
    String path = REQUESTS + "/" + id;
    until(() -> subjects(path).isEmpty() ? Optional.empty() : Optional.of(true));
    get(DESK, ONE + "/decision", path + "/decision");
    post(DESK, ONE + "/decisions", path + "/decisions", window.act("head-1", "decide", of(path)));
    ObjectNode approval = of(path).put("role", "desk-head");
    post(DESK, ONE + "/approvals", path + "/approvals", window.act("head-2", "approve", approval));
    until(() -> {
      HttpResponse<String> answer = get(REQUESTER, ONE + "/answer", path + "/answer");
      return answer.statusCode() == 200 ? Optional.of(true) : Optional.empty();
    });
    return filed;
  }

  /// A record of another's information.
  private static void consent() {
    String line =
        """
        {"id":"7","subject":"person","names":[{"kind":"legal","full":"Tercera Inventada"}],\
        "classification":"unclassified","handling":"H1","source":"B","information":2,\
        "originator":"mx-uif","thirdParty":true,\
        "fields":[{"name":"name","category":"identity","value":"Tercera Inventada"}]}
        """;
    assertThat(window.importLines(HOLDER, HOLDINGS + "/thirds/imports", line).statusCode())
        .isEqualTo(200);
    String filing = window.filingOn("Tercera Inventada", REQUESTER, "identity");
    String id = post(REQUESTER, REQUESTS, REQUESTS, filing).at("/request/id").asString();
    JsonNode asked =
        until(() -> {
          JsonNode list = TestDoor.json(get(OTHER_HOLDER, CONSENTS, CONSENTS));
          return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
        });
    String path = CONSENTS + "/" + asked.path("id").asString() + "/answer";
    ObjectNode members =
        WorkingWindow.object().put("consent", asked.path("id").asString()).put("granted", true);
    post(OTHER_HOLDER, CONSENTS + "/{id}/answer", path, window.act("unit-1", "consent", members));
    String answer = REQUESTS + "/" + id + "/answer";
    until(() -> {
      HttpResponse<String> response = window.get(REQUESTER, answer);
      return response.statusCode() == 200 && response.body().contains("Tercera")
          ? Optional.of(true)
          : Optional.empty();
    });
  }

  private static JsonNode subjects(String path) {
    return TestDoor.json(window.get(DESK, path + "/decision")).path("subjects");
  }

  private static ObjectNode of(String path) {
    String id = path.substring(path.lastIndexOf('/') + 1);
    return WorkingWindow.object()
        .put("request", id)
        .put("subject", 1)
        .put("decision", subjects(path).get(0).path("decision").asString());
  }

  private static void evidence(String path) {
    HttpResponse<String> shown = get(REQUESTER, ONE, path);
    String tag = shown.headers().firstValue("ETag").orElseThrow();
    described.check(
        "GET " + ONE, window.send(window.as(REQUESTER, path).header("If-None-Match", tag).GET()));
    get(DESK, ONE, path);
    get(REQUESTER, REQUESTS, REQUESTS + "?limit=1&state=released,partly-released");
    get(REQUESTER, ONE + "/receipts", path + "/receipts");
    described.check(
        "GET " + ONE + "/receipts/{event}",
        window.get(REQUESTER, path + "/receipts/SUBMISSION_ACCEPTANCE"));
    get(REQUESTER, ONE + "/openings/{event}", path + "/openings/SUBMISSION_ACCEPTANCE");
    get(REQUESTER, ONE + "/timeline", path + "/timeline");
    get(DESK, ONE + "/timeline", path + "/timeline");
    get(DESK, STATISTICS, STATISTICS);
    described.check(
        "GET /ledger/checkpoint", window.send(window.anyone("/ledger/checkpoint").GET()));
    HttpResponse<String> checkpoint = window.send(window.anyone("/ledger/checkpoint").GET());
    String size = checkpoint.body().split("\n", 3)[1];
    int partial = Integer.parseInt(size) % 256;
    described.check(
        "GET /ledger/tile/{path}",
        window.send(window.anyone("/ledger/tile/0/000.p/" + partial).GET()));
  }

  private static void witnessing() {
    described.check(WITNESSED, window.send(window.anyone("/ledger/witnessed/000").GET()));
    Digest root = new Entry(new byte[] {1}).leafHash();
    var checkpoint = new Checkpoint(WorkingWindow.COUNTERPART.name(), 1, root);
    String request =
        new WitnessRequest(
                0,
                List.of(),
                SignedNote.sign(checkpoint.body(), WorkingWindow.COUNTERPART),
                checkpoint)
            .encode();
    for (String body : new String[] {request, request, "nonsense"}) {
      described.check(
          "POST /witness/add-checkpoint",
          window.send(
              window.anyone("/witness/add-checkpoint").POST(BodyPublishers.ofString(body))));
    }
  }

  private static void personsAnswer() {
    JsonNode filed = window.filed(REQUESTER, "financial");
    String path = REQUESTS + "/" + filed.path("id").asString();
    JsonNode inquiry = inquiry(filed);
    String asked = INQUIRIES + "/" + inquiry.path("id").asString();
    get(OTHER_HOLDER, INQUIRIES + "/{id}", asked);
    ObjectNode question = WorkingWindow.object().put("request", filed.path("id").asString());
    String clarifications = ONE + "/clarifications";
    post(
        DESK,
        clarifications,
        path + "/clarifications",
        window.act("head-1", "clarify", question.deepCopy().put("text", "Which account?")));
    post(
        REQUESTER,
        clarifications,
        path + "/clarifications",
        window.act("liaison-1", "clarify", question.deepCopy().put("text", "Any.")));
    ObjectNode nothing =
        WorkingWindow.object().put("inquiry", inquiry(filed).path("id").asString());
    nothing.putArray("records");
    post(
        OTHER_HOLDER,
        INQUIRIES + "/{id}/answer",
        INQUIRIES + "/" + inquiry(filed).path("id").asString() + "/answer",
        window.act("unit-1", "answer", nothing));
  }

  private static JsonNode inquiry(JsonNode filed) {
    String reference = filed.path("reference").asString();
    return until(() ->
        TestDoor.json(get(OTHER_HOLDER, INQUIRIES, INQUIRIES + "?limit=200"))
            .valueStream()
            .filter(one -> one.path("requestReference").asString().equals(reference))
            .findFirst());
  }

  private static void withdrawn() {
    JsonNode filed = window.filed(REQUESTER, "financial");
    String path = REQUESTS + "/" + filed.path("id").asString();
    ObjectNode members = WorkingWindow.object().put("request", filed.path("id").asString());
    post(
        REQUESTER,
        ONE + "/withdrawal",
        path + "/withdrawal",
        window.act("liaison-1", "withdraw", members));
  }

  private static void problems() {
    described.check("POST " + REQUESTS, window.post(REQUESTER, REQUESTS, "nonsense"));
    described.check(
        "POST " + REQUESTS,
        window.post(REQUESTER, REQUESTS, WorkingWindow.sign(window.key("us-dea.signing"), "{}")));
    described.check("GET " + REQUESTS, window.send(window.anyone(REQUESTS).GET()));
    get(REQUESTER, REQUESTS, REQUESTS + "?limit=0");
    get(REQUESTER, ONE, REQUESTS + "/none");
    described.check("POST " + PROPOSALS, window.post(DESK, PROPOSALS, "nonsense"));
    described.check(
        "POST /oauth2/token",
        window.send(window.anyone("/oauth2/token").POST(BodyPublishers.ofString("x"))));
  }

  private static <T> T until(Supplier<Optional<T>> look) {
    long limit = System.nanoTime() + LONG.toNanos();
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      assertThat(System.nanoTime()).as("the time this test waits").isLessThan(limit);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
