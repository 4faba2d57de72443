package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.agreement.Agreement;

/// Reminders, the close of collecting and escalation: once each, however many windows there are.
class ClockTests {
  private static final Instant START = Instant.parse("2026-06-01T15:00:00Z");

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  /// An officer decides, and a request waits for them for ever.
  private static UnaryOperator<Agreement> officers() {
    return Agreements.edited(scratch, "decide: policy", "decide: officer");
  }

  private static UUID proposed(TestWindow window) {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "association"));
    UUID id = window.accepted(window.filing("association")).id();
    new Officers(window).untilProposed(id);
    window.settle();
    return id;
  }

  private static List<Work> clocks(UUID id) {
    return GROUND
        .database()
        .asWindow(() ->
            GROUND
                .database()
                .sql()
                .sql(
                    """
                    select id, request_id, ready_at from exchange.work
                    where request_id = ? and task = 'CLOCK'
                    """)
                .param(id)
                .query(ClockTests::work)
                .list());
  }

  private static Work work(ResultSet row, int number) throws SQLException {
    return new Work(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        0,
        Work.Task.CLOCK,
        row.getTimestamp(3).toInstant(),
        1,
        false);
  }

  @Test
  void eachAlarmGoesOffOnceWhenTwoWindowsShareTheWork() {
    MutableClock clock = new MutableClock(START);
    var holders = TestWindow.holdersOfMexico();
    try (TestWindow first = GROUND.changed(officers(), clock, holders);
        TestWindow second = GROUND.changed(officers(), clock, holders)) {
      UUID id = proposed(first);
      Instant due = first.exchange().find(TestWindow.DESK, id).orElseThrow().due();
      assertThat(due).isEqualTo(START.plus(Duration.ofDays(7)));

      // Half, collecting's close at 75, 80 and 100 per cent of seven days.
      for (int hours : new int[] {84, 42, 9, 33, 1}) {
        clock.pass(Duration.ofHours(hours).minusSeconds(1));
        both(first, second);
        clock.pass(Duration.ofSeconds(1));
        both(first, second);
      }

      assertThat(GROUND.told(id))
          .containsExactly("holder-officer reminded", "desk-officer reminded", "desk-head overdue");
      assertThat(new Officers(first).events(id))
          .containsOnlyOnce("collecting-closed", "overdue", "approvals-lapsed")
          .doesNotContain("clock-set");
      assertThat(clocks(id)).isEmpty();
      assertThat(first.exchange().find(TestWindow.REQUESTER, id).orElseThrow().overdue()).isTrue();
    }
  }

  private static void both(TestWindow first, TestWindow second) {
    Thread other = Thread.startVirtualThread(second::settle);
    first.settle();
    TestWindow.until(() -> !other.isAlive());
    first.settle();
  }

  @Test
  void anAlarmTakenTwiceLeavesOneClockRunning() {
    try (TestWindow window = GROUND.window(officers())) {
      UUID id = proposed(window);
      Work half = clocks(id).getFirst();
      window.clock.pass(Duration.ofHours(84));

      for (int window2 = 0; window2 < 3; window2++) {
        window.onward().goOn(half);
        TestWindow.until(() -> window.onward().idle());
      }

      assertThat(GROUND.told(id)).containsExactly("holder-officer reminded");
      assertThat(clocks(id)).hasSize(1).doesNotContain(half);
      assertThat(new Officers(window).events(id)).doesNotContain("clock-set");
    }
  }

  @Test
  void oneMomentAfterTheDueTimeTheRequestIsOverdueForWhoeverAsks() {
    try (TestWindow window = GROUND.window(officers())) {
      UUID id = proposed(window);

      window.clock.pass(Duration.ofDays(7));
      assertThat(overdue(window, id)).isFalse();
      window.clock.pass(Duration.ofMillis(1));

      assertThat(overdue(window, id)).isTrue();
    }
  }

  private static boolean overdue(TestWindow window, UUID id) {
    return window.exchange().find(TestWindow.REQUESTER, id).orElseThrow().overdue();
  }
}
