package org.ventanilla.window.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Every connection of a test database is with a transaction, and one more caller waits for one.
/// What that caller holds meanwhile, the transactions must not need.
public final class AllConnections {
  /// Well below the time after which a pool gives up and everything goes on.
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private AllConnections() {}

  /// @param outside asks for something without a connection, and so waits
  /// @param inside what each transaction asks for while it does
  /// @return what the transactions got, and last what the caller outside got
  /// @throws java.util.concurrent.TimeoutException if they wait for one another
  public static <T> List<T> taken(TestDatabase database, Supplier<T> outside, Supplier<T> inside)
      throws Exception {
    CountDownLatch taken = new CountDownLatch(TestDatabase.CONNECTIONS);
    CompletableFuture<Boolean> waited = new CompletableFuture<>();
    List<Future<T>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < TestDatabase.CONNECTIONS; i++) {
        asked.add(
            threads.submit(() ->
                database
                    .database()
                    .asWindow(() -> {
                      taken.countDown();
                      waited.join();
                      return inside.get();
                    })));
      }
      taken.await();
      FutureTask<T> last = new FutureTask<>(outside::get);
      Thread waiting = Thread.ofPlatform().start(last);
      while (waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      waited.complete(true);
      asked.add(last);
      List<T> got = new ArrayList<>();
      for (Future<T> one : asked) {
        got.add(one.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
      }
      return got;
    }
  }
}
