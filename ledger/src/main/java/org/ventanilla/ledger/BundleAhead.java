package org.ventanilla.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Verifies a log's bundles in their order, a few of them ahead on threads of its own. What it
/// holds at a time is bounded by the number of threads, however long the log. For one thread.
final class BundleAhead implements AutoCloseable {
  private final BundleVerifier verifier;
  private final long size;
  private final int ahead;
  private final ExecutorService threads;
  private final Deque<Future<BundleVerifier.Outcome>> running = new ArrayDeque<>();
  private long next;

  /// @param size of the log
  BundleAhead(BundleVerifier verifier, long size, int threads) {
    this.verifier = verifier;
    this.size = size;
    this.ahead = 2 * threads + 2;
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("ledger-verify-", 0).daemon().factory());
  }

  /// What the next bundle came to.
  ///
  /// @throws InterruptedException if the caller's thread was
  BundleVerifier.Outcome next() throws InterruptedException {
    while (running.size() < ahead && next * Tile.MAX_WIDTH < size) {
      TileCoordinates place = TileCoordinates.of(0, next, size);
      running.add(threads.submit(() -> verifier.verify(place)));
      next++;
    }
    try {
      return running.remove().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Ends what still runs.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
