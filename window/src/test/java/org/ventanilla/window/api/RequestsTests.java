package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RequestsTests {
  private static final String PATH = "/api/v1/requests";
  private static TestDoor door;
  private static String one;
  private static String two;

  @BeforeAll
  static void open() {
    door = TestDoor.open();
    one = door.token(TestDoor.ONE);
    two = door.token(TestDoor.TWO);
  }

  @AfterAll
  static void close() {
    door.close();
  }

  private static String filed() {
    return TestDoor.json(door.act(one, PATH, "document " + UUID.randomUUID()))
        .path("request")
        .path("id")
        .asString();
  }

  @Test
  void unchangedRequestIsNotSentAgain() {
    String path = PATH + "/" + filed();
    String tag = door.get(one, path).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        door.send(door.authorized(one, path).header("If-None-Match", tag).GET());

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void requestThatTheClockMadeOverdueIsSentAgain() {
    String id = filed();
    String tag = door.get(one, PATH + "/" + id).headers().firstValue("ETag").orElseThrow();

    door.exchange.makeOverdue(UUID.fromString(id));

    HttpResponse<String> again =
        door.send(door.authorized(one, PATH + "/" + id).header("If-None-Match", tag).GET());
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(TestDoor.json(again).path("overdue").asBoolean()).isTrue();
  }

  @Test
  void actOnAnOlderVersionIsNotDone() {
    String id = filed();
    HttpResponse<String> stale =
        door.send(act(one, PATH + "/" + id + "/withdrawal").header("If-Match", "\"0\""));
    assertProblem(stale, ProblemCode.PRECONDITION_FAILED);

    HttpResponse<String> current =
        door.send(act(one, PATH + "/" + id + "/withdrawal").header("If-Match", "\"1\""));
    assertThat(current.statusCode()).isEqualTo(200);
    assertThat(current.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(TestDoor.json(current).path("request").path("state").asString())
        .isEqualTo("withdrawn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "\"1\"", "\"9\", \"1\"", "\"1-overdue\""})
  void actOnTheVersionThatWasLookedAtIsDone(String ifMatch) {
    HttpRequest.Builder request = act(one, PATH + "/" + filed() + "/withdrawal");
    assertThat(door.send(request.header("If-Match", ifMatch)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "W/\"1\"", "\"2\"", "\"01\""})
  void otherTagsLetNothingBeDone(String ifMatch) {
    HttpRequest.Builder request = act(one, PATH + "/" + filed() + "/withdrawal");
    assertProblem(door.send(request.header("If-Match", ifMatch)), ProblemCode.PRECONDITION_FAILED);
  }

  @Test
  void listIsWalkedToItsEndByItsLinks() {
    for (int i = 0; i < 5; i++) {
      filed();
    }
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.of(PATH + "?limit=2&kind=information&state=received");
    int pages = 0;
    while (next.isPresent() && pages < 100) {
      HttpResponse<String> page = door.get(one, next.get());
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      TestDoor.json(page).forEach(item -> seen.add(item.path("id").asString()));
      next = page.headers().firstValue("Link").map(RequestsTests::target);
      next.ifPresent(link -> assertThat(link).contains("limit=2").contains("kind=information"));
      pages++;
    }
    assertThat(pages).isGreaterThan(2);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
  }

  private static String target(String link) {
    assertThat(link).endsWith(">; rel=\"next\"");
    return link.substring(1, link.indexOf('>'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=201",
        "?limit=x",
        "?overdue=perhaps",
        "?overdue=yes",
        "?overdue=1",
        "?state=nope",
        "?state=received,nope",
        "?limit",
        "?limit=",
        "?reference=",
        "?limit=99999999999999999999",
        "?cursor=",
        "?cursor=not-a-cursor",
        "?cursor=0000000000000000000000%3D",
        "?kind=Some%20Body",
        "?kind=nope",
        "?kind=information,vetting",
        "?state=a%27b"
      })
  void wrongParameterIsRefused(String query) {
    assertProblem(door.get(one, PATH + query), ProblemCode.PARAMETER_INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?stat=received", "?limit=2&limit=3", "?Limit=2", "?limit=2&", "?%6bund=x"})
  void unknownOrRepeatedParameterIsRefusedAndNotRepeated(String query) {
    HttpResponse<String> refused = door.get(one, PATH + query);

    assertProblem(refused, ProblemCode.PARAMETER_UNKNOWN);
    assertThat(refused.body()).doesNotContain("stat=").doesNotContain("kund");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/window", "/api/v1/openapi.json", "/ledger/checkpoint", "/api"})
  void openAddressesTakeNoParametersEither(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(door.at(path + "?x=1")).GET();
    assertProblem(door.send(request), ProblemCode.PARAMETER_UNKNOWN);
  }

  @Test
  void requestIsFoundByItsReferenceAndByNobodyElse() {
    String id = filed();
    String reference = TestDoor.json(door.get(one, PATH + "/" + id)).path("reference").asString();

    String query = "?reference=" + reference.toLowerCase(Locale.ROOT);
    JsonNode found = TestDoor.json(door.get(one, PATH + query));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("id").asString()).isEqualTo(id);
    assertThat(TestDoor.json(door.get(two, PATH + query))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MX-26-7K3Q-9", "MX-26-AAAA-AA", "MX-26-7K3Q-9F-9999999999999999999"})
  void referenceWithASlipIsToldFromOneThatIsNotThere(String typed) {
    assertProblem(door.get(one, PATH + "?reference=" + typed), ProblemCode.REFERENCE_MALFORMED);
  }

  @Test
  void retrievalIsAGetAndNothingElse() {
    String path = PATH + "/" + filed() + "/answer";
    long before = door.exchange.retrievals();

    HttpResponse<String> head =
        door.send(door.authorized(one, path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(405);
    assertThat(door.exchange.retrievals()).isEqualTo(before);

    HttpResponse<String> answer = door.get(one, path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(door.exchange.retrievals()).isEqualTo(before + 1);
  }

  @Test
  void receiptComesAsItsFileHasIt() {
    String path = PATH + "/" + filed() + "/receipts";
    HttpResponse<String> list = door.get(one, path);
    assertThat(TestDoor.json(list).get(0).path("receipt").asString())
        .isEqualTo(FakeExchange.RECEIPT);

    HttpResponse<String> file = door.get(one, path + "/SUBMISSION_ACCEPTANCE");
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(file.body()).isEqualTo(FakeExchange.RECEIPT);
    assertProblem(door.get(one, path + "/RETRIEVAL"), ProblemCode.NOT_FOUND);
    assertThat(door.get(one, path + "/SUBMISSION_ACCEPTANCE?index=7").statusCode()).isEqualTo(200);
    assertProblem(door.get(one, path + "/SUBMISSION_ACCEPTANCE?index=8"), ProblemCode.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/answer",
        "/receipts",
        "/receipts/SUBMISSION_ACCEPTANCE",
        "/openings/SUBMISSION_ACCEPTANCE",
        "/timeline",
        "/decision"
      })
  void anotherAgencysRequestIsNotThere(String part) {
    String path = PATH + "/" + filed() + part;
    assertThat(door.get(one, path).statusCode()).as(path).isEqualTo(200);

    assertProblem(door.get(two, path), ProblemCode.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/clarifications", "/withdrawal", "/decisions", "/approvals"})
  void anotherAgencyCannotActOnARequest(String part) {
    String id = filed();

    assertProblem(door.act(two, PATH + "/" + id + part, "act"), ProblemCode.NOT_FOUND);

    assertThat(TestDoor.json(door.get(one, PATH + "/" + id)).path("version").asInt()).isEqualTo(1);
  }

  @Test
  void listsShowNothingOfAnotherAgency() {
    filed();
    assertThat(TestDoor.json(door.get(two, PATH)).size()).isZero();
  }

  @Test
  void idThatIsNoneIsNotThere() {
    assertProblem(door.get(one, PATH + "/not-an-id"), ProblemCode.NOT_FOUND);
  }

  private static HttpRequest.Builder act(String token, String path) {
    return door.authorized(token, path)
        .header("Content-Type", "application/jose")
        .POST(HttpRequest.BodyPublishers.ofString("act"));
  }
}
