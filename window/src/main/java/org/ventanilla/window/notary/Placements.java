package org.ventanilla.window.notary;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Who waits for a leaf's checkpoint in this process, and the leaves placed here last, so that a
/// receipt asked for at once costs no query. Safe for many threads.
final class Placements {
  private static final int KEPT = 4_096;

  private final Map<Long, CompletableFuture<Void>> waiters = new ConcurrentHashMap<>();
  private final Map<Long, PlacedLeaf> recent = new LinkedHashMap<>();
  private long highest;

  /// Leaves that are covered by the published checkpoint.
  ///
  /// @return for how many of them somebody waited
  int covered(List<PlacedLeaf> leaves) {
    synchronized (recent) {
      for (PlacedLeaf leaf : leaves) {
        recent.put(leaf.ticket(), leaf);
        highest = Math.max(highest, leaf.ticket());
      }
      var oldest = recent.entrySet().iterator();
      while (recent.size() > KEPT) {
        oldest.next();
        oldest.remove();
      }
    }
    int told = 0;
    for (PlacedLeaf leaf : leaves) {
      told += tell(leaf.ticket()) ? 1 : 0;
    }
    return told;
  }

  Optional<PlacedLeaf> recent(long ticket) {
    synchronized (recent) {
      return Optional.ofNullable(recent.get(ticket));
    }
  }

  /// Whether leaves of later tickets were covered here, so that this one probably is.
  boolean passed(long ticket) {
    synchronized (recent) {
      return ticket <= highest;
    }
  }

  /// The tickets somebody waits for, at most `most` of them.
  Collection<Long> awaited(int most) {
    return waiters.keySet().stream().limit(most).toList();
  }

  /// @return whether somebody waited
  boolean tell(long ticket) {
    CompletableFuture<Void> waiter = waiters.remove(ticket);
    return waiter != null && waiter.complete(null);
  }

  /// Waits until [#tell], or until the time is over.
  void await(long ticket, Duration atMost) {
    CompletableFuture<Void> waiter =
        waiters.computeIfAbsent(ticket, _ -> new CompletableFuture<>());
    try {
      // Between the caller's look and this line the leaf may have been covered.
      if (recent(ticket).isEmpty()) {
        waiter.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException e) {
      // The caller looks once more and then reports that there is no receipt yet.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiters are only ever completed", e);
    } finally {
      waiters.remove(ticket, waiter);
    }
  }
}
