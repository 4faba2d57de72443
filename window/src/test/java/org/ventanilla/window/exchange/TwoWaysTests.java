package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A step by memory and the same step by the database come to the same.
class TwoWaysTests {
  private static final Instant START = Instant.parse("2026-07-01T15:00:00Z");

  @AutoClose private static final Ground GROUND = Ground.fresh();

  private static TestWindow window(int remembered, FaultPoint faults) {
    return TestWindow.open(
        GROUND.db(),
        GROUND.notary(),
        UnaryOperator.identity(),
        faults,
        new MutableClock(START),
        TestWindow.holdersOfMexico(),
        remembered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"held", "nothing-held", "two-subjects", "withheld"})
  void bothGiveTheSameAnswerStepsAndRows(String scene) {
    List<Object> byMemory = play(scene, Memory.MOST);
    List<Object> byDatabase = play(scene, 0);

    assertThat(byMemory).isEqualTo(byDatabase);
  }

  /// What is the same whenever and under whatever number a scene is played.
  private static List<Object> play(String scene, int remembered) {
    try (TestWindow window = window(remembered, FaultPoint.NONE)) {
      boolean withheld = scene.equals("withheld");
      if (!scene.equals("nothing-held")) {
        window
            .holder("mx-sspc")
            .holds(FakeHolder.record(withheld ? "secret" : "unclassified", "identity"));
      }
      ObjectNode filing = window.filing("identity");
      if (scene.equals("two-subjects")) {
        TestWindow.subject((ArrayNode) filing.path("request").path("subjects"), "Ejemplo Segundo");
      }
      UUID id = window.accepted(filing).id();
      window.untilState(id, "released", "no-hit");
      int subjects = filing.path("request").path("subjects").size();
      TestWindow.until(() -> answersInTheLedger(window, id) == subjects);
      AnswerView answer = window.retrieved(id);
      window.settle();
      return List.of(plain(answer), timeline(window, id), rows(id));
    }
  }

  /// What may be fetched by now. An answer fetched before all of it stands in the ledger is fetched
  /// twice, which is another story.
  private static long answersInTheLedger(TestWindow window, UUID id) {
    return window.exchange().receipts(REQUESTER, id)
            instanceof Outcome.Done<List<Exchange.NamedReceipt>>(var receipts, var _)
        ? receipts.stream().filter(one -> one.event().equals("RELEASE_DECISION")).count()
        : 0;
  }

  private static String plain(AnswerView answer) {
    JsonNode json = Json.mapper().valueToTree(answer);
    ((ObjectNode) json).remove(List.of("request", "reference", "requestDigest"));
    json.path("subjects")
        .forEach(subject ->
            subject.path("records").forEach(record -> ((ObjectNode) record).remove("id")));
    return json.toString();
  }

  /// Subjects move independently, so the order of steps of different ones is left to chance.
  private static List<String> timeline(TestWindow window, UUID id) {
    return ((Outcome.Done<List<TimelineEntry>>) window.exchange().timeline(TestWindow.DESK, id))
        .value().stream()
            .map(entry ->
                entry.event() + " " + entry.subjectNumber() + " " + entry.detail().keySet())
            .sorted()
            .toList();
  }

  private static List<String> rows(UUID id) {
    return GROUND
        .database()
        .asWindow(() ->
            GROUND
                .database()
                .sql()
                .sql(
                    """
                    select state, stages::text, version, seen, open, alarms,
                      (select string_agg(subject || part, ' ' order by subject, part)
                        from exchange.content where request_id = request.id) as content,
                      (select string_agg(subject || holder || state || (reply is null), ' '
                         order by subject, holder)
                        from exchange.inquiry where request_id = request.id) as inquiries,
                      (select string_agg(task || subject, ' ' order by task, subject)
                        from exchange.work where request_id = request.id) as work,
                      (select count(*) from exchange.timeline
                        where request_id = request.id
                          and ticket in (select ticket from notary.leaf union
                            select ticket from notary.pending)) as leaves,
                      last_ticket = (select max(ticket) from exchange.timeline
                        where request_id = request.id and receipt is not null) as last
                    from exchange.request where id = ?
                    """)
                .param(id)
                .query()
                .listOfRows())
        .stream()
        .map(Map::toString)
        .toList();
  }

  @Test
  void whatAnotherWindowMovedMeanwhileIsSeen() {
    AtomicReference<@Nullable UUID> request = new AtomicReference<>();
    // After this window planned the decision by memory, and before it is written, another moves.
    FaultPoint meddling =
        at -> {
          UUID id = at.equals("decided:appended") ? request.getAndSet(null) : null;
          if (id != null) {
            GROUND
                .database()
                .asWindow(() ->
                    GROUND
                        .database()
                        .sql()
                        .sql("update exchange.request set version = version + 1 where id = ?")
                        .param(id)
                        .update());
          }
        };
    try (TestWindow window = window(Memory.MOST, meddling)) {
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      RequestView filed = window.accepted(window.filing("identity"));
      request.set(filed.id());

      AnswerView answer = window.retrieved(filed.id());

      assertThat(answer.subjects().getFirst().outcome()).isEqualTo("released");
      assertThat(timeline(window, filed.id()))
          .filteredOn(step -> step.startsWith("decided"))
          .hasSize(1);
    }
  }

  @Test
  void anotherAgencyFindsNothingInMemory() {
    try (TestWindow window = window(Memory.MOST, FaultPoint.NONE)) {
      RequestView filed = window.accepted(window.filing("identity"));
      TestWindow.until(() -> window.state(filed.id()).equals("no-hit"));

      Outcome<AnswerView> answer =
          window.exchange().retrieve(new Caller("us-dea"), filed.id(), Duration.ofMillis(50));
      Outcome<List<Exchange.NamedReceipt>> receipts =
          window.exchange().receipts(new Caller("us-dea"), filed.id());

      assertThat(answer).isInstanceOf(Outcome.NotFound.class);
      assertThat(receipts).isInstanceOf(Outcome.NotFound.class);
      assertThat(window.exchange().retrieve(REQUESTER, filed.id(), Duration.ofSeconds(5)))
          .isInstanceOf(Outcome.Done.class);
    }
  }
}
