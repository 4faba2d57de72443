package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.platform.TestDatabase;

/// Work at the end of a window's life: what has begun ends, what has not waits in the database, and
/// whoever hands work over never notices.
class OnwardTests {
  private static final Instant NOW = Instant.parse("2026-06-01T15:00:00Z");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private static Onward onward() {
    return new Onward(
        DB.database(),
        new WorkStore(DB.database()),
        new ExchangeSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            2,
            50,
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            3),
        new Now(new MutableClock(NOW)));
  }

  private static Work work(Work.Task task) {
    return new Work(UUID.randomUUID(), UUID.randomUUID(), 1, task, NOW, 0, true);
  }

  @Test
  void whatIsHandedOverAfterTheEndIsNotBegun() {
    AtomicInteger begun = new AtomicInteger();
    Onward onward = onward();
    onward.does(Map.of(Work.Task.ROUTE, _ -> begun.incrementAndGet()));
    onward.start();
    onward.close();

    onward.goOn(work(Work.Task.ROUTE));
    onward.close();

    assertThat(begun).hasValue(0);
    assertThat(onward.idle()).isTrue();
  }

  @Test
  void whatHasBegunEndsAndWhatItLeadsToWaits() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Set<Work.Task> ended = ConcurrentHashMap.newKeySet();
    Onward onward = onward();
    onward.does(
        Map.of(
            Work.Task.ROUTE,
            _ -> {
              begun.countDown();
              await(mayEnd);
              onward.goOn(work(Work.Task.DECIDE));
              ended.add(Work.Task.ROUTE);
            },
            Work.Task.DECIDE,
            _ -> ended.add(Work.Task.DECIDE)));
    onward.start();
    onward.goOn(work(Work.Task.ROUTE));
    await(begun);

    Thread closing = Thread.ofPlatform().start(onward::close);
    // The end has begun once nothing new is taken on.
    TestWindow.until(() -> closing.getState() != Thread.State.RUNNABLE);
    mayEnd.countDown();
    join(closing);

    assertThat(ended).contains(Work.Task.ROUTE);
    assertThat(onward.idle()).isTrue();
  }

  @Test
  void manyHandOverWhileTheWindowEndsAndNobodyNotices() {
    for (int round = 0; round < 20; round++) {
      Set<UUID> done = ConcurrentHashMap.newKeySet();
      Set<Throwable> noticed = ConcurrentHashMap.newKeySet();
      Onward onward = onward();
      onward.does(
          Map.of(Work.Task.ROUTE, w -> done.add(w.id()), Work.Task.ASK, w -> done.add(w.id())));
      onward.start();
      CountDownLatch together = new CountDownLatch(1);
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Work.Task task = t % 2 == 0 ? Work.Task.ROUTE : Work.Task.ASK;
        threads.add(
            Thread.ofPlatform()
                .uncaughtExceptionHandler((_, e) -> noticed.add(e))
                .start(() -> {
                  await(together);
                  for (int i = 0; i < 200; i++) {
                    onward.goOn(work(task));
                  }
                }));
      }
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((_, e) -> noticed.add(e))
              .start(() -> {
                await(together);
                onward.close();
              }));
      together.countDown();
      threads.forEach(OnwardTests::join);

      assertThat(noticed).isEmpty();
      assertThat(onward.idle()).as("every place is free again").isTrue();
    }
  }

  @Test
  void aStepThatFailsGivesItsPlaceBackAndIsPutOff() {
    AtomicInteger tried = new AtomicInteger();
    Onward onward = onward();
    onward.does(
        Map.of(
            Work.Task.ROUTE,
            _ -> {
              tried.incrementAndGet();
              throw new IllegalStateException("a fault of the step's own");
            }));
    onward.start();

    onward.goOn(work(Work.Task.ROUTE));
    TestWindow.until(onward::idle);
    onward.close();

    assertThat(tried).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
