package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTests {
  @AutoClose private static final Ground GROUND = Ground.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routed:appended",
        "routed:written",
        "collected:appended",
        "collected:written",
        "decided:appended",
        "decided:written",
        "answered:appended",
        "answered:written"
      })
  void aStepThatDiesInTheMiddleIsTakenAgainByAnotherWindowAndOnlyOnce(String place) {
    Set<String> died = ConcurrentHashMap.newKeySet();
    FaultPoint once =
        at -> {
          if (at.equals(place) && died.add(at)) {
            throw new IllegalStateException("the process dies here");
          }
        };
    MutableClock clock = new MutableClock(Instant.parse("2026-06-01T15:00:00Z"));
    var holders = TestWindow.holdersOfMexico();
    try (TestWindow first = GROUND.window(once, clock, holders);
        TestWindow second = GROUND.window(FaultPoint.NONE, clock, holders)) {
      first.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      RequestView request = first.accepted(first.filing("identity"));
      TestWindow.until(() -> died.contains(place));
      TestWindow.until(() -> {
        clock.pass(Duration.ofSeconds(1));
        second.settle();
        return second.state(request.id()).equals("released");
      });

      AnswerView answer = second.retrieved(request.id());

      assertThat(answer.subjects().getFirst().outcome()).isEqualTo("released");
      assertThat(events(second, request.id()))
          .containsExactly("filed", "routed", "collected", "decided", "answered", "retrieved");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filed:appended", "filed:written", "rejected:appended"})
  void aFilingThatDiesInTheMiddleLeavesNothingBehind(String place) {
    FaultPoint always =
        at -> {
          if (at.equals(place)) {
            throw new IllegalStateException("the process dies here");
          }
        };
    try (TestWindow window = GROUND.failing(always)) {
      int before = rows();
      var payload = window.filing("identity");
      if (place.startsWith("rejected")) {
        payload.put("aud", "elsewhere");
      }

      assertThat(catchThrowable(() -> window.file(payload)))
          .isInstanceOf(IllegalStateException.class);

      assertThat(rows()).isEqualTo(before);
    }
  }

  @Test
  void twoWindowsShareTheWorkAndNothingIsDoneTwice() {
    MutableClock clock = new MutableClock(Instant.parse("2026-06-02T15:00:00Z"));
    var holders = TestWindow.holdersOfMexico();
    List<UUID> filed = new ArrayList<>();
    try (TestWindow first = GROUND.window(FaultPoint.NONE, clock, holders)) {
      first.close();
      for (int i = 0; i < 20; i++) {
        filed.add(first.accepted(first.filing("identity")).id());
      }
    }
    clock.pass(Duration.ofSeconds(31));
    try (TestWindow second = GROUND.window(FaultPoint.NONE, clock, holders);
        TestWindow third = GROUND.window(FaultPoint.NONE, clock, holders)) {
      Thread other = Thread.startVirtualThread(third::settle);
      second.settle();
      TestWindow.until(() -> !other.isAlive());

      for (UUID id : filed) {
        TestWindow.until(() -> second.state(id).equals("no-hit"));
        assertThat(events(second, id))
            .containsExactly("filed", "routed", "collected", "decided", "answered");
      }
      assertThat(second.holder("mx-sspc").asked()).isEqualTo(20);
    }
  }

  private static List<String> events(TestWindow window, UUID id) {
    return ((Outcome.Done<List<TimelineEntry>>) window.exchange().timeline(TestWindow.DESK, id))
        .value().stream().map(TimelineEntry::event).toList();
  }

  private static int rows() {
    return GROUND
        .database()
        .asWindow(() ->
            GROUND
                .database()
                .sql()
                .sql(
                    """
                    select (select count(*) from exchange.request)
                      + (select count(*) from exchange.rejection)
                      + (select count(*) from exchange.timeline)
                      + (select count(*) from exchange.work)
                      + (select count(*) from exchange.content)
                    """)
                .query(Integer.class)
                .single());
  }
}
