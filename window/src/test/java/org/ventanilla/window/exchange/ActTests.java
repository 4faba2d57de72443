package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.DESK;
import static org.ventanilla.window.exchange.TestWindow.OTHER;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ActTests {
  private static final Caller FGR = new Caller("mx-fgr");

  @AutoClose private static final Ground GROUND = Ground.fresh();

  @AutoClose private TestWindow window;

  @BeforeEach
  void open() {
    window = GROUND.window();
  }

  /// A request one field of which needs somebody's approval, as far as the proposal.
  private UUID proposed() {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity", "association"));
    UUID id = window.accepted(window.filing("identity", "association")).id();
    TestWindow.until(() -> !file(id).path("subjects").isEmpty());
    return id;
  }

  private JsonNode file(UUID id) {
    return ((Outcome.Done<JsonNode>) window.exchange().decision(DESK, id)).value();
  }

  private ObjectNode decisionAct(String act, UUID id) {
    return window
        .act(act, "request", id)
        .put("subject", 1)
        .put("decision", file(id).path("subjects").get(0).path("decision").asString());
  }

  private Outcome<RequestView> decide(UUID id, String officer) {
    return window
        .exchange()
        .decide(DESK, id, FakeAccreditation.signed(officer, decisionAct("decide", id)));
  }

  private Outcome<RequestView> approve(UUID id, String officer, String role) {
    return window
        .exchange()
        .approve(
            DESK,
            id,
            FakeAccreditation.signed(officer, decisionAct("approve", id).put("role", role)));
  }

  private static String code(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(var reason, var _) -> reason.code();
      case Outcome.NotFound<?> _ -> "not found";
      case Outcome.Done<?> _ -> "done";
    };
  }

  @Test
  void aFieldThatNeedsAPersonLeavesOnlyAfterSomebodyElseAgreed() {
    UUID id = proposed();

    assertThat(code(window.exchange().retrieve(REQUESTER, id))).isEqualTo("ANSWER_NOT_READY");
    assertThat(code(decide(id, "head"))).isEqualTo("done");
    assertThat(window.state(id)).isEqualTo("awaiting-approval");
    assertThat(window.exchange().find(REQUESTER, id).orElseThrow().state())
        .isEqualTo("in-progress");
    assertThat(code(approve(id, "head", "desk-head"))).isEqualTo("APPROVER_PREPARED_IT");
    assertThat(code(approve(id, "adviser", "legal-adviser"))).isEqualTo("APPROVER_NOT_NEEDED");
    assertThat(code(approve(id, "preparer", "desk-head"))).isEqualTo("OFFICER_NOT_ENTITLED");
    assertThat(code(window.exchange().retrieve(REQUESTER, id))).isEqualTo("ANSWER_NOT_READY");
    assertThat(code(approve(id, "second-head", "desk-head"))).isEqualTo("done");

    AnswerView answer = window.retrieved(id);
    assertThat(answer.subjects().getFirst().records())
        .flatExtracting(AnswerView.ReleasedRecord::fields)
        .extracting(AnswerView.ReleasedField::category)
        .containsExactly("identity", "association");
  }

  @Test
  void anOfficerWithholdsMoreAndADeclinedFieldStays() {
    UUID id = proposed();
    ObjectNode act = decisionAct("decide", id);
    act.putArray("withhold")
        .addObject()
        .put("field", placeOf(id, "identity"))
        .put("ground", "NATIONAL_SECURITY");
    String association = placeOf(id, "association");
    window.exchange().decide(DESK, id, FakeAccreditation.signed("preparer", act));
    decline(id, "head", "desk-head", association);

    AnswerView answer = window.retrieved(id);

    assertThat(answer.subjects().getFirst().outcome()).isEqualTo("no-hit");
    assertThat(answer.subjects().getFirst().records()).isEmpty();
  }

  @Test
  void whatIsToBeWithheldHasAFieldAndAGroundAndNothingElse() {
    UUID id = proposed();
    ObjectNode more = decisionAct("decide", id);
    more.putArray("withhold")
        .addObject()
        .put("field", placeOf(id, "identity"))
        .put("ground", "NATIONAL_SECURITY")
        .put("until", "2030-01-01");
    ObjectNode less = decisionAct("decide", id);
    less.putArray("withhold").addObject().put("field", placeOf(id, "identity"));
    ObjectNode none = decisionAct("decide", id);
    none.putArray("withhold").add(placeOf(id, "identity"));

    for (ObjectNode act : List.of(more, less, none)) {
      assertThat(window.exchange().decide(DESK, id, FakeAccreditation.signed("preparer", act)))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> {
                assertThat(refused.reason().code()).isEqualTo("ACT_MALFORMED");
                assertThat(refused.reason().pointer()).isEqualTo("/withhold");
              });
    }
    assertThat(window.state(id)).isEqualTo("deciding");
  }

  private void decline(UUID id, String officer, String role, String place) {
    ObjectNode approval = decisionAct("approve", id).put("role", role);
    approval.putArray("decline").add(place);
    approval.put("ground", "ONGOING_INVESTIGATION_OR_SAFETY");
    assertThat(
            code(window.exchange().approve(DESK, id, FakeAccreditation.signed(officer, approval))))
        .isEqualTo("done");
  }

  private String placeOf(UUID id, String category) {
    for (JsonNode field : file(id).path("subjects").get(0).path("fields")) {
      if (field.path("category").asString().equals(category)) {
        return field.path("place").asString();
      }
    }
    throw new AssertionError(category);
  }

  @Test
  void whatNobodyApprovesInTimeIsWithheldAndTheRestAnswered() {
    UUID id = proposed();
    decide(id, "preparer");

    window.pass(Duration.ofDays(8));
    window.settle();
    AnswerView answer = window.retrieved(id);

    assertThat(answer.subjects().getFirst().records())
        .flatExtracting(AnswerView.ReleasedRecord::fields)
        .extracting(AnswerView.ReleasedField::category)
        .containsExactly("identity");
  }

  @Test
  void theSameActTwiceIsOneActAndItsJtiServesOnce() {
    UUID id = proposed();
    ObjectNode act = decisionAct("decide", id);
    byte[] jws = FakeAccreditation.signed("preparer", act);
    window.exchange().decide(DESK, id, jws);
    long version = window.exchange().find(DESK, id).orElseThrow().version();

    Outcome<RequestView> again = window.exchange().decide(DESK, id, jws);
    ObjectNode other =
        window
            .act("clarify", "request", id)
            .put("text", "Which one?")
            .put("jti", act.path("jti").asString());
    Outcome<RequestView> reused =
        window.exchange().clarify(DESK, id, FakeAccreditation.signed("preparer", other));

    assertThat(code(again)).isEqualTo("done");
    assertThat(window.exchange().find(DESK, id).orElseThrow().version()).isEqualTo(version);
    assertThat(code(reused)).isEqualTo("JTI_REUSED");
  }

  @Test
  void aPersonOfTheHolderAnswersAndNobodyElse() {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    UUID id = window.accepted(window.filing("communication")).id();
    TestWindow.until(() -> !window.exchange().inquiries(FGR, null, 10).items().isEmpty());
    Exchange.InquiryView inquiry =
        window.exchange().inquiries(FGR, null, 10).items().stream()
            .filter(one -> one.requestReference().equals(reference(id)))
            .findFirst()
            .orElseThrow();
    ObjectNode act = window.act("answer", "inquiry", inquiry.id());
    act.putArray("records");
    byte[] jws = FakeAccreditation.signed("prosecutor", act);

    assertThat(inquiry.subject().toString()).contains("Ficticio");
    assertThat(code(window.exchange().inquiry(new Caller("mx-sspc"), inquiry.id())))
        .isEqualTo("not found");
    assertThat(code(window.exchange().answer(new Caller("mx-sspc"), inquiry.id(), jws)))
        .isEqualTo("not found");
    assertThat(
            code(
                window
                    .exchange()
                    .answer(FGR, inquiry.id(), FakeAccreditation.signed("police", act))))
        .isEqualTo("KEY_WRONG_AGENCY");
    assertThat(code(window.exchange().answer(FGR, inquiry.id(), jws))).isEqualTo("done");
    assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("no-hit");
    act.put("jti", UUID.randomUUID().toString());
    assertThat(
            code(
                window
                    .exchange()
                    .answer(FGR, inquiry.id(), FakeAccreditation.signed("prosecutor", act))))
        .isEqualTo("INQUIRY_CLOSED");
  }

  private String reference(UUID id) {
    return window.exchange().find(DESK, id).orElseThrow().reference();
  }

  @Test
  void aSilentHolderDelaysNobodyAndIsNotNamed() {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
    UUID id = window.accepted(window.filing("identity", "communication")).id();
    window.untilState(id, "collecting");

    window.pass(Duration.ofDays(6));
    window.settle();
    AnswerView answer = window.retrieved(id);

    assertThat(answer.subjects().getFirst().outcome()).isEqualTo("partly-released");
    assertThat(answer.subjects().getFirst().missing()).containsExactly("communication");
    assertThat(answer.toString()).doesNotContain("mx-fgr").doesNotContain("mx-sspc");
    assertThat(answer.subjects().getFirst().records()).hasSize(1);
  }

  @Test
  void nobodyAnsweringIsNotAvailable() {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    UUID id = window.accepted(window.filing("communication")).id();
    TestWindow.until(() -> !window.exchange().inquiries(FGR, null, 200).items().isEmpty());
    window.settle();

    window.pass(Duration.ofDays(6));
    AnswerView answer = window.retrieved(id);

    assertThat(answer.subjects().getFirst().outcome()).isEqualTo("refused");
    assertThat(answer.subjects().getFirst().grounds()).containsExactly("NOT_AVAILABLE");
  }

  @Test
  void aFailingOrHangingHolderIsAskedAgainAndThenCountsAsSilent() {
    window
        .holder("mx-sspc")
        .does(_ -> {
          throw new IllegalStateException("a connector's own fault");
        });
    UUID id = window.accepted(window.filing("identity")).id();

    TestWindow.until(() -> {
      window.clock.pass(Duration.ofSeconds(1));
      window.settle();
      return window.state(id).equals("refused");
    });

    assertThat(window.holder("mx-sspc").asked()).isEqualTo(3);
  }

  @Test
  void clarificationStopsTheClockAndTheReplyMovesTheDueTime() {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    UUID id = window.accepted(window.filing("communication")).id();
    TestWindow.until(() -> !window.exchange().inquiries(FGR, null, 200).items().isEmpty());
    Instant due = due(id);
    Outcome<RequestView> asked =
        window
            .exchange()
            .clarify(
                DESK,
                id,
                FakeAccreditation.signed(
                    "preparer", window.act("clarify", "request", id).put("text", "Which one?")));
    assertThat(code(asked)).isEqualTo("done");

    window.pass(Duration.ofDays(20));
    assertThat(window.state(id)).isEqualTo("clarification");
    assertThat(window.exchange().find(REQUESTER, id).orElseThrow().overdue()).isFalse();
    byte[] reply =
        FakeAccreditation.signed(
            "asker", window.act("clarify", "request", id).put("text", "The second one."));
    assertThat(code(window.exchange().clarify(OTHER, id, reply))).isEqualTo("not found");
    assertThat(code(window.exchange().clarify(REQUESTER, id, reply))).isEqualTo("done");

    assertThat(due(id)).isEqualTo(due.plus(Duration.ofDays(20)));
    assertThat(window.state(id)).isEqualTo("routed");
    JsonNode question =
        ((Outcome.Done<JsonNode>) window.exchange().opening(REQUESTER, id, "CLARIFICATION_ASKED"))
            .value();
    assertThat(question.path("document").path("text").asString()).isEqualTo("Which one?");
    window.pass(Duration.ofDays(6));
    assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("refused");
  }

  @Test
  void whoeverWaitsForAnAnswerGetsItWhenItIsThere() throws Exception {
    UUID id = proposed();
    assertThat(code(decide(id, "head"))).isEqualTo("done");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome<AnswerView>> waiting =
          threads.submit(() -> window.exchange().retrieve(REQUESTER, id, Exchange.LONGEST_WAIT));

      assertThat(code(approve(id, "second-head", "desk-head"))).isEqualTo("done");

      assertThat(code(waiting.get(30, TimeUnit.SECONDS))).isEqualTo("done");
    }
  }

  @Test
  void whoeverWaitsInVainIsToldToAskAgain() {
    UUID id = proposed();

    assertThat(code(window.exchange().retrieve(REQUESTER, id, Duration.ofMillis(50))))
        .isEqualTo("ANSWER_NOT_READY");
  }

  private Instant due(UUID id) {
    return Objects.requireNonNull(window.exchange().find(REQUESTER, id).orElseThrow().due());
  }

  @Test
  void aWithdrawnRequestAsksNobodyAnyLonger() {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    UUID id = window.accepted(window.filing("communication")).id();
    TestWindow.until(() ->
        window.exchange().inquiries(FGR, null, 200).items().stream()
            .anyMatch(one -> one.requestReference().equals(reference(id))));
    byte[] jws = FakeAccreditation.signed("asker", window.act("withdraw", "request", id));

    assertThat(code(window.exchange().withdraw(OTHER, id, jws))).isEqualTo("not found");
    assertThat(code(window.exchange().withdraw(REQUESTER, id, jws))).isEqualTo("done");

    assertThat(window.state(id)).isEqualTo("withdrawn");
    assertThat(window.exchange().inquiries(FGR, null, 200).items())
        .noneMatch(one -> one.requestReference().equals(reference(id)));
    assertThat(code(window.exchange().retrieve(REQUESTER, id))).isEqualTo("REQUEST_WITHDRAWN");
  }

  @Test
  void noCallShowsAnotherAgencyTheRequest() {
    UUID id = proposed();

    assertThat(window.exchange().find(OTHER, id)).isEmpty();
    assertThat(window.exchange().list(OTHER, all(), null, 200).items()).isEmpty();
    assertThat(code(window.exchange().retrieve(OTHER, id))).isEqualTo("not found");
    assertThat(code(window.exchange().receipts(OTHER, id))).isEqualTo("not found");
    assertThat(code(window.exchange().opening(OTHER, id, "SUBMISSION_ACCEPTANCE")))
        .isEqualTo("not found");
    assertThat(code(window.exchange().timeline(OTHER, id))).isEqualTo("not found");
    assertThat(code(window.exchange().decision(OTHER, id))).isEqualTo("not found");
    assertThat(code(window.exchange().decision(REQUESTER, id))).isEqualTo("not found");
    assertThat(code(window.exchange().decision(FGR, id))).isEqualTo("not found");
    assertThat(code(window.exchange().decide(REQUESTER, id, new byte[0]))).isEqualTo("not found");
    assertThat(code(window.exchange().approve(REQUESTER, id, new byte[0]))).isEqualTo("not found");
    assertThat(window.exchange().inquiries(REQUESTER, null, 200).items()).isEmpty();
    var steps =
        ((Outcome.Done<List<TimelineEntry>>) window.exchange().timeline(REQUESTER, id)).value();
    assertThat(steps).extracting(TimelineEntry::event).containsExactly("filed");
  }

  private static Exchange.Filter all() {
    return new Exchange.Filter(Set.of(), null, null);
  }
}
