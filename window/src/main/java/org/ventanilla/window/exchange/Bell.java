package org.ventanilla.window.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Rings when this window has told something on a request, for whoever waits for it in this
/// process. What another window tells is not heard here, so whoever listens looks again from time
/// to time. Safe for many threads.
final class Bell implements AutoCloseable {
  private final Map<UUID, Rope> ropes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// Begins to listen; what rings from now on is heard.
  Listener listen(UUID request) {
    Rope rope =
        ropes.compute(
            request,
            (_, known) -> known == null ? new Rope(new CountDownLatch(1), 1) : known.oneMore());
    if (closed) {
      rope.rung().countDown();
    }
    return new Listener(request, rope.rung());
  }

  void ring(UUID request) {
    Rope rope = ropes.remove(request);
    if (rope != null) {
      rope.rung().countDown();
    }
  }

  /// Whether nobody should wait any longer.
  boolean closed() {
    return closed;
  }

  /// Whoever waits waits no longer, and nobody will.
  @Override
  public void close() {
    closed = true;
    ropes.keySet().forEach(this::ring);
  }

  /// One who listens. Closing it stops.
  final class Listener implements AutoCloseable {
    private final UUID request;
    private final CountDownLatch rung;

    private Listener(UUID request, CountDownLatch rung) {
      this.request = request;
      this.rung = rung;
    }

    /// Until it has rung or the time is over.
    void await(Duration atMost) {
      try {
        // Whoever waits looks again either way, so it does not matter which it was.
        boolean _ = rung.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      ropes.computeIfPresent(
          request, (_, known) -> known.rung().equals(rung) ? known.oneLess() : known);
    }
  }

  private record Rope(CountDownLatch rung, int listeners) {
    Rope oneMore() {
      return new Rope(rung, listeners + 1);
    }

    @Nullable Rope oneLess() {
      return listeners == 1 ? null : new Rope(rung, listeners - 1);
    }
  }
}
