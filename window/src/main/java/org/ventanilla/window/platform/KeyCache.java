package org.ventanilla.window.platform;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The data keys used last, unwrapped: few, and not for long, so that a key destroyed by another
/// window on the same vault is soon gone here too.
final class KeyCache {
  static final int LIMIT = 1_024;
  static final Duration LIFETIME = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<UUID, Held> held = LinkedHashMap.newLinkedHashMap(LIMIT);

  KeyCache(InstantSource clock) {
    this.clock = clock;
  }

  sealed interface Entry {}

  record Usable(Aead aead) implements Entry {}

  record Gone(Instant at) implements Entry {}

  Entry get(UUID id, Function<UUID, Entry> load) {
    lock.lock();
    try {
      Held found = held.get(id);
      if (found != null && clock.instant().isBefore(found.until)) {
        return found.entry;
      }
    } finally {
      lock.unlock();
    }
    Entry entry = load.apply(id);
    put(id, entry);
    return entry;
  }

  void put(UUID id, Aead aead) {
    put(id, new Usable(aead));
  }

  private void put(UUID id, Entry entry) {
    if (entry instanceof Gone) {
      return;
    }
    lock.lock();
    try {
      held.remove(id);
      held.put(id, new Held(entry, clock.instant().plus(LIFETIME)));
      if (held.size() > LIMIT) {
        held.remove(held.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  void remove(UUID id) {
    lock.lock();
    try {
      held.remove(id);
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return held.size();
    } finally {
      lock.unlock();
    }
  }

  private record Held(Entry entry, Instant until) {}
}
