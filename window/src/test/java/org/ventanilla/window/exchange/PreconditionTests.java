package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.DESK;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Acts that are meant for one version of a request.
class PreconditionTests {
  private static final int SUBJECTS = 6;

  @AutoClose private static final Ground GROUND = Ground.fresh();

  @AutoClose private TestWindow window;

  @BeforeEach
  void open() {
    window = GROUND.window();
  }

  /// A request each of whose subjects waits for a decision of its own.
  private UUID proposed() {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity", "association"));
    ObjectNode filing = window.filing("identity", "association");
    ArrayNode subjects = (ArrayNode) filing.path("request").path("subjects");
    for (int i = 1; i < SUBJECTS; i++) {
      TestWindow.subject(subjects, "Ejemplo Ficticio " + "ABCDEF".charAt(i));
    }
    UUID id = window.accepted(filing).id();
    TestWindow.until(() -> file(id).size() == SUBJECTS);
    window.settle();
    return id;
  }

  private JsonNode file(UUID id) {
    return ((Outcome.Done<JsonNode>) window.exchange().decision(DESK, id)).value().path("subjects");
  }

  private byte[] decision(UUID id, int subject) {
    JsonNode shown = file(id).get(subject - 1);
    assertThat(shown.path("subject").asInt()).isEqualTo(subject);
    return FakeAccreditation.signed(
        "preparer",
        window
            .act("decide", "request", id)
            .put("subject", subject)
            .put("decision", shown.path("decision").asString()));
  }

  private long version(UUID id, Caller caller) {
    return window.exchange().find(caller, id).orElseThrow().version();
  }

  private static String code(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(var reason, var _) -> reason.status() + " " + reason.code();
      case Outcome.NotFound<?> _ -> "not found";
      case Outcome.Done<?> _ -> "done";
    };
  }

  private List<String> decidedAtOnce(UUID id, LongPredicate version) throws Exception {
    List<Callable<Outcome<RequestView>>> calls = new ArrayList<>();
    for (int subject = 1; subject <= SUBJECTS; subject++) {
      byte[] jws = decision(id, subject);
      calls.add(() -> window.exchange().decide(DESK, id, jws, version));
    }
    List<String> codes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(SUBJECTS)) {
      for (Future<Outcome<RequestView>> call : threads.invokeAll(calls)) {
        codes.add(code(call.get()));
      }
    }
    return codes;
  }

  @Test
  void ofActsAtOnceOnOneVersionOneIsDone() throws Exception {
    UUID id = proposed();
    long seen = version(id, DESK);

    List<String> codes = decidedAtOnce(id, version -> version == seen);

    assertThat(codes).containsOnlyOnce("done").containsOnly("done", "412 PRECONDITION_FAILED");
    assertThat(version(id, DESK)).isEqualTo(seen + 1);
  }

  @Test
  void actsAtOnceThatDoNotNameAVersionAreAllDone() throws Exception {
    UUID id = proposed();
    assertThat(decidedAtOnce(id, _ -> true)).hasSize(SUBJECTS).containsOnly("done");
  }

  @Test
  void actThatWasDoneIsAnsweredAsBeforeWhateverTheVersion() {
    UUID id = proposed();
    long seen = version(id, DESK);
    byte[] jws = decision(id, 1);
    LongPredicate asSeen = version -> version == seen;
    assertThat(code(window.exchange().decide(DESK, id, jws, asSeen))).isEqualTo("done");

    assertThat(code(window.exchange().decide(DESK, id, jws, asSeen))).isEqualTo("done");

    assertThat(version(id, DESK)).isEqualTo(seen + 1);
  }

  @Test
  void requestersVersionCountsWhatTheRequesterSees() {
    UUID id = proposed();
    long seen = version(id, REQUESTER);
    assertThat(seen).isLessThan(version(id, DESK));
    byte[] jws = FakeAccreditation.signed("asker", window.act("withdraw", "request", id));

    assertThat(code(window.exchange().withdraw(REQUESTER, id, jws, version -> version == seen)))
        .isEqualTo("done");
  }

  @Test
  void requestIsFoundByItsReference() {
    RequestView filed = window.accepted(window.filing("identity"));
    window.accepted(window.filing("identity"));
    Reference reference = Reference.parse(filed.reference()).orElseThrow();
    var filter = new Exchange.Filter(Set.of(), null, null, reference);

    assertThat(window.exchange().list(REQUESTER, filter, null, 10).items())
        .extracting(RequestView::id)
        .containsExactly(filed.id());
    assertThat(window.exchange().list(DESK, filter, null, 10).items()).hasSize(1);
    assertThat(window.exchange().list(TestWindow.OTHER, filter, null, 10).items()).isEmpty();
  }
}
