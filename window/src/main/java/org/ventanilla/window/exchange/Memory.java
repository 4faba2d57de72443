package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// The requests this window wrote last, so that a step need not read, open and parse what the step
/// before it has just sealed. Few, not for long and not large; what is not here is read from the
/// database. Nothing is here that is not there. Safe for many threads.
final class Memory {
  /// As long as the vault keeps a data key in memory.
  static final Duration LIFETIME = Duration.ofMinutes(1);

  /// Most requests.
  static final int MOST = 2_048;

  /// Most content, in bytes as sealed; one request has at most a hundredth of it.
  static final long MOST_BYTES = 64L << 20;

  private final Now now;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UUID, Held> held = new LinkedHashMap<>();
  private long bytes;

  Memory(Now now) {
    this(now, MOST);
  }

  /// @param most requests; with 0 every step is taken by the database
  Memory(Now now, int most) {
    this.now = now;
    this.most = most;
  }

  Optional<Remembered> of(UUID request) {
    lock.lock();
    try {
      Held found = held.get(request);
      return found != null && now.get().isBefore(found.until())
          ? Optional.of(found.remembered())
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Keeps it unless it is too much. A later version is never replaced by an earlier one.
  void keep(Remembered remembered) {
    UUID id = remembered.row().id();
    lock.lock();
    try {
      Held before = held.get(id);
      if (before != null && before.remembered().row().version() > remembered.row().version()) {
        return;
      }
      drop(id);
      if (remembered.weight() <= MOST_BYTES / 100) {
        held.put(id, new Held(remembered, now.get().plus(LIFETIME)));
        bytes += remembered.weight();
      }
      var oldest = held.values().iterator();
      while (held.size() > most || bytes > MOST_BYTES) {
        bytes -= oldest.next().remembered().weight();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  void forget(UUID request) {
    lock.lock();
    try {
      drop(request);
    } finally {
      lock.unlock();
    }
  }

  private void drop(UUID request) {
    Held gone = held.remove(request);
    if (gone != null) {
      bytes -= gone.remembered().weight();
    }
  }

  private record Held(Remembered remembered, Instant until) {}
}
