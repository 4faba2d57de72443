package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;
import static org.ventanilla.window.api.WorkingWindow.DESK;
import static org.ventanilla.window.api.WorkingWindow.HOLDER;
import static org.ventanilla.window.api.WorkingWindow.OTHER_DESK;
import static org.ventanilla.window.api.WorkingWindow.OTHER_HOLDER;
import static org.ventanilla.window.api.WorkingWindow.OTHER_REQUESTER;
import static org.ventanilla.window.api.WorkingWindow.REQUESTER;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one agency has is not there for another: the same answer, byte by byte, as for what never
/// was.
@ExtendWith(WorkingWindow.Shared.class)
class AgencyWallsIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String REQUESTS = "/api/v1/requests";
  private static final String INQUIRIES = "/api/v1/inquiries";
  private static final List<String> STRANGERS =
      List.of(OTHER_REQUESTER, OTHER_DESK, HOLDER, OTHER_HOLDER);

  private static WorkingWindow window;
  private static JsonNode filed;
  private static String inquiry;

  @BeforeAll
  static void open(WorkingWindow working) {
    window = working;
    filed = window.filed(REQUESTER, "financial");
    inquiry = inquiryOn(filed);
    window.filed(REQUESTER, "financial");
  }

  private static String inquiryOn(JsonNode request) {
    long limit = System.nanoTime() + LONG.toNanos();
    while (true) {
      Optional<String> found =
          inquiries().stream()
              .filter(one -> one.path("requestReference").equals(request.path("reference")))
              .map(one -> one.path("id").asString())
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(System.nanoTime()).as("the time this test waits").isLessThan(limit);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /// Every open inquiry, a few at a time.
  private static List<JsonNode> inquiries() {
    List<JsonNode> all = new ArrayList<>();
    Optional<String> next = Optional.of(INQUIRIES + "?limit=1");
    while (next.isPresent()) {
      HttpResponse<String> page = window.get(OTHER_HOLDER, next.get());
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      assertThat(TestDoor.json(page).size()).isLessThanOrEqualTo(1);
      TestDoor.json(page).forEach(all::add);
      next = page.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
    }
    assertThat(all).extracting(one -> one.path("id").asString()).doesNotHaveDuplicates();
    return all;
  }

  private static void assertNotThere(HttpResponse<String> response, HttpResponse<String> never) {
    assertProblem(response, ProblemCode.NOT_FOUND);
    assertThat(response.body()).isEqualTo(never.body());
    assertThat(names(response)).isEqualTo(names(never));
  }

  /// Of the headers. Whether the connection ends is the server's own affair.
  private static Set<String> names(HttpResponse<String> response) {
    Set<String> names = new TreeSet<>(response.headers().map().keySet());
    names.remove("connection");
    return names;
  }

  @Test
  void requestIsThereForItsAgencyAndTheDeskOnly() {
    String id = filed.path("id").asString();
    String never = UUID.randomUUID().toString();
    for (String part :
        List.of(
            "",
            "/answer",
            "/receipts",
            "/receipts/SUBMISSION_ACCEPTANCE",
            "/openings/SUBMISSION_ACCEPTANCE",
            "/timeline",
            "/decision")) {
      for (String stranger : STRANGERS) {
        assertNotThere(
            window.get(stranger, REQUESTS + "/" + id + part),
            window.get(stranger, REQUESTS + "/" + never + part));
      }
    }
    assertThat(window.get(REQUESTER, REQUESTS + "/" + id).statusCode()).isEqualTo(200);
    assertThat(window.get(DESK, REQUESTS + "/" + id).statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyActsOnWhatIsNotTheirs() {
    String id = filed.path("id").asString();
    String never = UUID.randomUUID().toString();
    JsonNode before = TestDoor.json(window.get(DESK, REQUESTS + "/" + id));
    ObjectNode members = WorkingWindow.object().put("request", id);
    String clarify = window.act("liaison-1", "clarify", members.deepCopy().put("text", "x"));
    String withdraw = window.act("liaison-1", "withdraw", members.deepCopy());
    for (String stranger : STRANGERS) {
      assertNotThere(
          window.post(stranger, REQUESTS + "/" + id + "/clarifications", clarify),
          window.post(stranger, REQUESTS + "/" + never + "/clarifications", clarify));
      assertNotThere(
          window.post(stranger, REQUESTS + "/" + id + "/withdrawal", withdraw),
          window.post(stranger, REQUESTS + "/" + never + "/withdrawal", withdraw));
      assertNotThere(
          window.post(stranger, REQUESTS + "/" + id + "/decisions", withdraw),
          window.post(stranger, REQUESTS + "/" + never + "/decisions", withdraw));
    }
    for (String stranger : List.of(OTHER_REQUESTER, OTHER_DESK)) {
      assertNotThere(
          window.post(stranger, REQUESTS + "/" + id + "/approvals", withdraw),
          window.post(stranger, REQUESTS + "/" + never + "/approvals", withdraw));
    }
    assertThat(TestDoor.json(window.get(DESK, REQUESTS + "/" + id))).isEqualTo(before);
  }

  @Test
  void listsAndReferencesShowTheCallersOwn() {
    String reference = filed.path("reference").asString();
    String query = REQUESTS + "?reference=" + reference;
    for (String stranger : STRANGERS) {
      assertThat(window.get(stranger, query).body()).isEqualTo("[]");
      assertThat(window.get(stranger, REQUESTS + "?limit=200").body()).doesNotContain(reference);
    }
    JsonNode found = TestDoor.json(window.get(REQUESTER, query));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("id")).isEqualTo(filed.path("id"));
    assertThat(window.get(REQUESTER, query).body()).doesNotContain(OTHER_HOLDER);
  }

  @Test
  void inquiryIsThereForTheHolderThatIsAskedOnly() {
    String never = INQUIRIES + "/" + UUID.randomUUID();
    String path = INQUIRIES + "/" + inquiry;
    ObjectNode nothing = WorkingWindow.object().put("inquiry", inquiry);
    nothing.putArray("records");
    for (String stranger : List.of(REQUESTER, OTHER_REQUESTER, OTHER_DESK, HOLDER, DESK)) {
      assertNotThere(window.get(stranger, path), window.get(stranger, never));
      assertThat(window.get(stranger, INQUIRIES).body()).doesNotContain(inquiry);
      String act = window.act("police-1", "answer", nothing);
      assertNotThere(
          window.post(stranger, path + "/answer", act),
          window.post(stranger, never + "/answer", act));
    }
    JsonNode shown = TestDoor.json(window.get(OTHER_HOLDER, path));
    assertThat(shown.path("state").asString()).isEqualTo("open");
    assertThat(shown.toString()).doesNotContain(REQUESTER).doesNotContain(HOLDER);
  }

  @Test
  void anotherHoldersOfficerCannotAnswerThroughTheRightHolder() {
    ObjectNode nothing = WorkingWindow.object().put("inquiry", inquiry);
    nothing.putArray("records");

    HttpResponse<String> response =
        window.post(
            OTHER_HOLDER,
            INQUIRIES + "/" + inquiry + "/answer",
            window.act("police-1", "answer", nothing));

    assertProblem(response, 403, "KEY_WRONG_AGENCY");
  }

  @Test
  void wrongPagesAreRefused() {
    for (String query : List.of("?limit=0", "?limit=201", "?cursor=x", "?limit=1&limit=2")) {
      assertThat(window.get(OTHER_HOLDER, INQUIRIES + query).statusCode()).as(query).isEqualTo(400);
    }
  }
}
