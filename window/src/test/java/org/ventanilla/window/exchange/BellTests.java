package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BellTests {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final UUID REQUEST = new UUID(1, 1);

  private final Bell bell = new Bell();

  @Test
  void whatRingsBetweenListeningAndWaitingIsHeard() {
    try (Bell.Listener listener = bell.listen(REQUEST)) {
      bell.ring(REQUEST);

      listener.await(LONG);
    }
  }

  @Test
  void everybodyWhoListensHears() throws Exception {
    CountDownLatch listening = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Runnable wait =
          () -> {
            try (Bell.Listener listener = bell.listen(REQUEST)) {
              listening.countDown();
              listener.await(LONG);
            }
          };
      Future<?> one = threads.submit(wait);
      Future<?> two = threads.submit(wait);
      assertThat(listening.await(30, TimeUnit.SECONDS)).isTrue();

      bell.ring(REQUEST);

      ended(one);
      ended(two);
    }
  }

  @Test
  void anotherRequestsRingIsNotHeard() {
    try (Bell.Listener listener = bell.listen(REQUEST)) {
      bell.ring(new UUID(1, 2));

      long before = System.nanoTime();
      listener.await(Duration.ofMillis(20));
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000);
    }
  }

  @Test
  void oneWhoStopsListeningTakesNobodyAlong() throws Exception {
    Bell.Listener stops = bell.listen(REQUEST);
    try (Bell.Listener stays = bell.listen(REQUEST)) {
      stops.close();

      bell.ring(REQUEST);

      stays.await(LONG);
    }
  }

  @Test
  void closedItLetsEverybodyGoAndHoldsNobody() {
    try (Bell.Listener before = bell.listen(REQUEST)) {
      bell.close();

      before.await(LONG);
    }
    try (Bell.Listener after = bell.listen(REQUEST)) {
      after.await(LONG);
    }
    assertThat(bell.closed()).isTrue();
  }

  private static void ended(Future<?> one)
      throws ExecutionException, InterruptedException, TimeoutException {
    one.get(30, TimeUnit.SECONDS);
  }
}
