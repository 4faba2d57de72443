package org.ventanilla.window.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.api.ProblemAssert.assertProblem;
import static org.ventanilla.window.api.WorkingWindow.HOLDER;
import static org.ventanilla.window.api.WorkingWindow.OTHER_HOLDER;
import static org.ventanilla.window.api.WorkingWindow.REQUESTER;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(WorkingWindow.Shared.class)
class HoldingsIT {
  private static final String HOLDINGS = "/api/v1/holdings";

  private static WorkingWindow window;

  @BeforeAll
  static void open(WorkingWindow working) {
    window = working;
  }

  private static String line(String id, String name) {
    return """
    {"id":"%s","subject":"person","names":[{"kind":"legal","full":"%s"}],\
    "classification":"restricted","handling":"H1","source":"B","information":2,\
    "originator":"mx-sspc","thirdParty":false,\
    "fields":[{"name":"name","category":"identity","value":"%s"}]}
    """
        .formatted(id, name, name);
  }

  private static HttpResponse<String> imported(String agency, String source, String lines) {
    return window.importLines(agency, HOLDINGS + "/" + source + "/imports", lines);
  }

  private static HttpResponse<String> delete(String agency, String source) {
    return window.send(window.as(agency, HOLDINGS + "/" + source).DELETE());
  }

  private static boolean lists(String agency, String source) {
    HttpResponse<String> list = window.get(agency, HOLDINGS);
    assertThat(list.statusCode()).isEqualTo(200);
    return TestDoor.json(list)
        .valueStream()
        .anyMatch(one -> one.path("source").asString().equals(source));
  }

  @Test
  void importReplacesAndDeletionEmpties() {
    String first = line("1", "Inventada Uno") + line("2", "Inventada Dos");
    JsonNode one = TestDoor.json(imported(HOLDER, "replaced", first));
    assertThat(one.path("source").path("records").asInt()).isEqualTo(2);

    String second = line("2", "Inventada Otra") + line("3", "Inventada Tres");
    JsonNode two = TestDoor.json(imported(HOLDER, "replaced", second));

    JsonNode counts = two.path("counts");
    assertThat(counts.path("added").asInt()).isEqualTo(1);
    assertThat(counts.path("removed").asInt()).isEqualTo(1);
    assertThat(counts.path("changed").asInt()).isEqualTo(1);
    assertThat(lists(HOLDER, "replaced")).isTrue();
    HttpResponse<String> gone = delete(HOLDER, "replaced");
    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(gone.body()).isEmpty();
    assertThat(lists(HOLDER, "replaced")).isFalse();
    assertProblem(delete(HOLDER, "replaced"), ProblemCode.NOT_FOUND);
  }

  @Test
  void sourceOfAnotherHolderIsNotThere() {
    assertThat(imported(HOLDER, "walled", line("1", "Inventada Uno")).statusCode()).isEqualTo(200);

    assertThat(lists(OTHER_HOLDER, "walled")).isFalse();
    HttpResponse<String> another = delete(OTHER_HOLDER, "walled");
    assertProblem(another, ProblemCode.NOT_FOUND);
    assertThat(another.body()).isEqualTo(delete(OTHER_HOLDER, "nothing-at-all").body());
    assertThat(lists(HOLDER, "walled")).isTrue();

    String own = line("9", "Inventada Nueve");
    assertThat(imported(OTHER_HOLDER, "walled", own).statusCode()).isEqualTo(200);
    assertThat(delete(OTHER_HOLDER, "walled").statusCode()).isEqualTo(204);
    assertThat(lists(HOLDER, "walled")).isTrue();
  }

  @Test
  void agencyThatHoldsNothingImportsNothing() {
    assertProblem(
        imported(WorkingWindow.DESK, "any", line("1", "Inventada Uno")), ProblemCode.NOT_A_HOLDER);
    assertThat(TestDoor.json(window.get(WorkingWindow.DESK, HOLDINGS))).isEmpty();
  }

  @Test
  void strangerGetsNoFurtherThanTheDoor() {
    assertProblem(window.send(window.anyone(HOLDINGS).GET()), ProblemCode.TOKEN_MISSING);
    assertProblem(
        window.send(window.anyone(HOLDINGS + "/walled").DELETE()), ProblemCode.TOKEN_MISSING);
  }

  @Test
  void holderThatAnswersThroughItsOfficersIsToldThatTheyAreNotAskedWhereARecordFits() {
    JsonNode person = TestDoor.json(imported(OTHER_HOLDER, "noted", line("1", "Inventada Uno")));
    JsonNode records = TestDoor.json(imported(HOLDER, "noted", line("1", "Inventada Uno")));

    assertThat(person.path("notes"))
        .singleElement()
        .satisfies(note -> {
          assertThat(note.path("code").asString()).isEqualTo("officers-not-asked");
          assertThat(note.path("message").asString()).contains("Delete the source");
        });
    assertThat(records.path("notes").isArray()).isTrue();
    assertThat(records.path("notes")).isEmpty();
  }

  @Test
  void agencyThisWindowNeverAsksImportsNothing() {
    HttpResponse<String> refused = imported(REQUESTER, "elsewhere", line("1", "Inventada Uno"));

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
    assertThat(TestDoor.json(refused).path("code").asString()).isEqualTo("HOLDER_ASKED_ELSEWHERE");
    assertThat(lists(REQUESTER, "elsewhere")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upper", "with%20space", "-first", "under_score"})
  void sourceNameOutOfFormIsRefused(String name) {
    assertProblem(
        imported(HOLDER, name, line("1", "Inventada Uno")), ProblemCode.SOURCE_NAME_INVALID);
  }

  @Test
  void wrongLineRejectsTheWholeUnlessItIsToBeSkipped() {
    String lines = line("1", "Inventada Uno") + "{\"id\":\"2\"} trailing\n" + "Otra\n";

    JsonNode problem =
        assertProblem(imported(HOLDER, "broken", lines), ProblemCode.IMPORT_REJECTED);

    assertThat(problem.path("violations")).hasSize(2);
    assertThat(problem.path("violations").get(0).path("message").asString()).isEqualTo("Line 2.");
    assertThat(problem.toString())
        .doesNotContain("Inventada")
        .doesNotContain("trailing")
        .doesNotContain("Otra");
    assertThat(lists(HOLDER, "broken")).isFalse();

    JsonNode done =
        TestDoor.json(window.importLines(HOLDER, HOLDINGS + "/broken/imports?skip=true", lines));
    assertThat(done.path("counts").path("records").asInt()).isEqualTo(1);
    assertThat(done.path("skipped")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n"})
  void importOfNothingChangesNothing(String lines) {
    assertThat(imported(HOLDER, "kept", line("1", "Inventada Uno")).statusCode()).isEqualTo(200);
    assertProblem(imported(HOLDER, "kept", lines), ProblemCode.IMPORT_REJECTED);
    assertThat(lists(HOLDER, "kept")).isTrue();
  }

  @Test
  void importOutOfBoundsOrOfAnotherTypeIsRefused() {
    String path = HOLDINGS + "/bounds/imports";
    assertProblem(
        imported(HOLDER, "bounds", line("1", "Inventada Uno").repeat(5_000)),
        ProblemCode.BODY_TOO_LARGE);
    assertProblem(
        window.post(HOLDER, path, line("1", "Inventada Uno")), ProblemCode.MEDIA_TYPE_UNSUPPORTED);
    assertProblem(
        window.send(
            window
                .as(HOLDER, path)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofString("{}"))),
        ProblemCode.NOT_ACCEPTABLE);
    assertProblem(
        window.importLines(HOLDER, path + "?skip=perhaps", "{}"), ProblemCode.PARAMETER_INVALID);
    assertProblem(
        window.importLines(HOLDER, path + "?skipped=true", "{}"), ProblemCode.PARAMETER_UNKNOWN);
    assertThat(lists(HOLDER, "bounds")).isFalse();
  }
}
