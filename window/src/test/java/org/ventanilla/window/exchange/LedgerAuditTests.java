package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.DESK;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Entry;
import org.ventanilla.window.audit.Audit;
import org.ventanilla.window.audit.ReceiptBook;
import org.ventanilla.window.audit.Report;
import org.ventanilla.window.audit.WitnessTimes;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the ledger tells an auditor and what the window says of itself.
class LedgerAuditTests {
  private static final Caller FGR = new Caller("mx-fgr");

  private final TestDatabase db = TestDatabase.fresh();
  private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T15:00:00Z"));

  @TempDir private Path keys;

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void figuresFromTheLeavesAreTheWindowsOwn() {
    try (Notary notary = TestNotary.start(db.database(), keys, clock);
        TestWindow window =
            TestWindow.open(
                db,
                notary,
                agreement -> agreement,
                FaultPoint.NONE,
                clock,
                TestWindow.holdersOfMexico())) {
      // Given: one request of each fate
      answered(window);
      noHitOnTwoSubjects(window);
      withdrawn(window);
      waiting(window);
      denied(window);
      refused(window);
      late(window);
      open(window);
      UUID overdue = urgent(window);
      UUID askedTooLate = urgent(window);
      // The due times are over, and the window has not gone on yet.
      clock.pass(Duration.ofHours(9));
      clarify(window, askedTooLate);

      // When
      Statistics own = statistics(window);
      Report told = audit(notary, own.at());

      // Then
      assertThat(told.findings()).isEmpty();
      assertThat(Json.canonical(told.figures())).isEqualTo(Json.canonical(own.figures()));
      Statistics.Figures us = own.figures().getFirst();
      assertThat(us.from()).isEqualTo("us");
      assertThat(us.filed()).isEqualTo(10);
      assertThat(us.denied()).isEqualTo(1);
      assertThat(us.answeredInTime()).isEqualTo(3);
      assertThat(us.answeredLate()).isEqualTo(2);
      assertThat(us.withdrawn()).isEqualTo(1);
      assertThat(us.waiting()).isEqualTo(1);
      assertThat(us.overdue()).isEqualTo(2);
      assertThat(us.open()).isEqualTo(1);
      assertThat(us.refusals()).containsExactly(Map.entry("NOT_AVAILABLE", 1L));
      assertThat(us.outcomes()).containsEntry("no-hit", 2L);
      assertThat(told.open())
          .extracting(Report.OpenRequest::state)
          .containsExactlyInAnyOrder("open", "overdue", "overdue", "waiting");
      var late = new Exchange.Filter(Set.of(), true, null);
      assertThat(window.exchange().list(DESK, late, null, 200).items())
          .extracting(RequestView::id)
          .containsExactlyInAnyOrder(overdue, askedTooLate);
      assertThat(window.exchange().find(DESK, askedTooLate).orElseThrow().overdue()).isTrue();
    }
  }

  @Test
  void onlyTheDeskSeesTheFigures() {
    try (Notary notary = TestNotary.start(db.database(), keys);
        TestWindow window = TestWindow.open(db, notary)) {
      assertThat(window.exchange().statistics(REQUESTER)).isInstanceOf(Outcome.NotFound.class);
      assertThat(window.exchange().statistics(FGR)).isInstanceOf(Outcome.NotFound.class);
    }
  }

  private static void answered(TestWindow window) {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
    window.retrieved(window.accepted(window.filing("identity")).id());
  }

  private static void noHitOnTwoSubjects(TestWindow window) {
    window.holder("mx-sspc").says(new Holder.Reply.Nothing());
    ObjectNode filing = window.filing("identity");
    TestWindow.subject((ArrayNode) filing.path("request").path("subjects"), "Otra Inventada");
    window.retrieved(window.accepted(filing).id());
  }

  /// A request a person of a holder has yet to answer.
  private static UUID asked(TestWindow window) {
    return asked(window, window.filing("communication"));
  }

  private static UUID asked(TestWindow window, ObjectNode filing) {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    UUID id = window.accepted(filing).id();
    String reference = window.exchange().find(DESK, id).orElseThrow().reference();
    TestWindow.until(() ->
        window.exchange().inquiries(FGR, null, 200).items().stream()
            .anyMatch(one -> one.requestReference().equals(reference)));
    window.settle();
    return id;
  }

  private static void withdrawn(TestWindow window) {
    UUID id = asked(window);
    byte[] act = FakeAccreditation.signed("asker", window.act("withdraw", "request", id));
    assertThat(window.exchange().withdraw(REQUESTER, id, act)).isInstanceOf(Outcome.Done.class);
  }

  private static void waiting(TestWindow window) {
    clarify(window, asked(window));
  }

  private static void clarify(TestWindow window, UUID id) {
    byte[] act =
        FakeAccreditation.signed(
            "preparer", window.act("clarify", "request", id).put("text", "Which one?"));
    assertThat(window.exchange().clarify(DESK, id, act)).isInstanceOf(Outcome.Done.class);
  }

  private static void denied(TestWindow window) {
    assertThat(window.file(window.filing("no-such-category")))
        .isInstanceOf(FilingOutcome.Rejected.class);
  }

  private static void refused(TestWindow window) {
    UUID id = asked(window);
    window.pass(Duration.ofDays(6));
    window.untilState(id, "refused");
  }

  /// Nobody decided the first in time, nobody approved the second.
  private static void late(TestWindow window) {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity", "association"));
    UUID undecided = window.accepted(window.filing("identity", "association")).id();
    UUID unapproved = window.accepted(window.filing("identity", "association")).id();
    TestWindow.until(() -> proposed(window, undecided) && proposed(window, unapproved));
    ObjectNode act =
        window
            .act("decide", "request", unapproved)
            .put("subject", 1)
            .put("decision", decision(window, unapproved));
    assertThat(
            window.exchange().decide(DESK, unapproved, FakeAccreditation.signed("preparer", act)))
        .isInstanceOf(Outcome.Done.class);
    window.pass(Duration.ofDays(8));
    window.untilState(unapproved, "partly-released", "released");
    window.untilState(undecided, "partly-released", "released");
  }

  private static void open(TestWindow window) {
    asked(window);
  }

  private static UUID urgent(TestWindow window) {
    ObjectNode filing = window.filing("communication");
    filing
        .withObject("/request/urgency")
        .put("class", "URGENT_DIRECT")
        .put("reason", "LIFE_OR_LIMB");
    return asked(window, filing);
  }

  private static boolean proposed(TestWindow window, UUID id) {
    return !file(window, id).path("subjects").isEmpty();
  }

  private static JsonNode file(TestWindow window, UUID id) {
    return ((Outcome.Done<JsonNode>) window.exchange().decision(DESK, id)).value();
  }

  private static String decision(TestWindow window, UUID id) {
    return file(window, id).path("subjects").get(0).path("decision").asString();
  }

  private static Statistics statistics(TestWindow window) {
    return ((Outcome.Done<Statistics>) window.exchange().statistics(DESK)).value();
  }

  private static Report audit(Notary notary, Instant at) {
    Audit audit = new Audit(WitnessTimes.none(), new ReceiptBook());
    List<String> leaves = TestNotary.leaves(notary);
    for (int i = 0; i < leaves.size(); i++) {
      audit.entry(i, new Entry(leaves.get(i).getBytes(StandardCharsets.UTF_8)));
    }
    return audit.finish(at);
  }
}
