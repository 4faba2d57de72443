package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.DESK;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Opened;
import org.ventanilla.window.platform.TestDatabase;

/// At the end of retention.
class ShreddingTests {
  private static final Duration KEPT = Duration.ofDays(5 * 366);

  private final TestDatabase db = TestDatabase.fresh();
  private final MutableClock clock = new MutableClock(Instant.parse("2026-06-01T15:00:00Z"));
  @TempDir private Path keys;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Notary notary;

  @BeforeEach
  void start() {
    notary = TestNotary.start(db.database(), keys);
  }

  @AfterEach
  void stop() {
    notary.close();
    db.close();
  }

  private TestWindow window(FaultPoint faults) {
    return TestWindow.open(
        db, notary, UnaryOperator.identity(), faults, clock, TestWindow.holdersOfMexico());
  }

  private static UUID answered(TestWindow window) {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
    UUID id = window.accepted(window.filing("identity")).id();
    window.retrieved(id);
    return id;
  }

  private int count(String question) {
    return db.database()
        .asWindow(() -> db.database().sql().sql(question).query(Integer.class).single());
  }

  private void assertNothingOpens(TestWindow window, UUID id) {
    assertThat(count("select count(*) from exchange.content")).isZero();
    assertThat(count("select count(*) from exchange.timeline where length(opening) > 0")).isZero();
    assertThat(count("select count(*) from exchange.inquiry where reply is not null")).isZero();
    assertThat(count("select count(*) from exchange.work")).isZero();
    UUID key =
        db.database()
            .asWindow(() ->
                db.database()
                    .sql()
                    .sql("select key_id from exchange.request where id = ?")
                    .param(id)
                    .query(UUID.class)
                    .single());
    assertThat(db.vault().open(key, new byte[40], new byte[0]))
        .isInstanceOf(Opened.Destroyed.class);
    assertThat(window.exchange().opening(REQUESTER, id, "SUBMISSION_ACCEPTANCE"))
        .isInstanceOf(Outcome.NotFound.class);
    assertThat(window.exchange().retrieve(REQUESTER, id))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason().code()).isEqualTo("CONTENT_DESTROYED"));
  }

  @Test
  void contentSaltsAndKeyAreDestroyedAndTheLedgerStillVerifies() {
    try (TestWindow window = window(FaultPoint.NONE)) {
      // Given
      UUID id = answered(window);
      List<String> before = TestNotary.leaves(notary);

      // When
      window.pass(KEPT);

      // Then
      TestWindow.until(() -> TestNotary.leaves(notary).size() == before.size() + 1);
      List<String> after = TestNotary.leaves(notary);
      assertThat(after.subList(0, before.size())).isEqualTo(before);
      assertThat(after.getLast())
          .contains("\"type\":\"shredded\"", "\"previous\":")
          .doesNotContain("commitments");
      assertNothingOpens(window, id);
      var receipts =
          ((Outcome.Done<List<Exchange.NamedReceipt>>) window.exchange().receipts(REQUESTER, id))
              .value();
      assertThat(receipts).hasSize(3);
      receipts.forEach(
          one -> assertThat(TestNotary.proven(notary, one.receipt())).contains("\"reference\""));
    }
  }

  @Test
  void nothingIsDestroyedBeforeItsTimeOrWhileAnAnswerIsOwed() {
    try (TestWindow window = window(FaultPoint.NONE)) {
      UUID id = answered(window);
      window.pass(Duration.ofDays(5 * 365 - 1));
      db.database()
          .asWindow(() -> {
            db.database().sql().sql("update exchange.work set ready_at = '2020-01-01'").update();
          });
      window.settle();

      assertThat(window.retrieved(id).complete()).isTrue();
      assertThat(count("select count(*) from exchange.work where task = 'SHRED'")).isEqualTo(1);
    }
  }

  @Test
  void deniedFilingsAreShreddedToo() {
    try (TestWindow window = window(FaultPoint.NONE)) {
      assertThat(window.file(window.filing("no-such-category")))
          .isInstanceOf(FilingOutcome.Rejected.class);
      assertThat(count("select length(opening) from exchange.rejection")).isPositive();

      window.pass(KEPT);

      assertThat(count("select length(opening) from exchange.rejection")).isZero();
      TestWindow.until(() -> TestNotary.leaves(notary).getLast().contains("shredded"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shredded:destroyed", "shredded:written"})
  void aWindowThatDiesInTheMiddleIsFollowedByAnother(String place) {
    Set<String> died = ConcurrentHashMap.newKeySet();
    FaultPoint once =
        at -> {
          if (at.equals(place) && died.add(at)) {
            throw new IllegalStateException("the process dies here");
          }
        };
    UUID id;
    try (TestWindow first = window(once)) {
      id = answered(first);
      first.pass(KEPT);
      assertThat(died).contains(place);
    }
    try (TestWindow second = window(FaultPoint.NONE)) {
      TestWindow.until(() -> {
        second.pass(Duration.ofMinutes(11));
        return count("select count(*) from exchange.work") == 0;
      });

      assertNothingOpens(second, id);
      assertThat(
              ((Outcome.Done<List<TimelineEntry>>) second.exchange().timeline(DESK, id))
                  .value().stream().filter(entry -> entry.event().equals("shredded")))
          .hasSize(1);
    }
  }
}
