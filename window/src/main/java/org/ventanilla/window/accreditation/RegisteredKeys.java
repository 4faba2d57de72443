package org.ventanilla.window.accreditation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The registered keys as every call sees them: kept in memory, and checked against the database's
/// version row whenever the last check is older than `FRESH`, so that a change made through another
/// window counts within a second. When the database cannot be asked, there is no answer rather than
/// an old one.
///
/// Whoever is in a transaction waits for no lock: it could be with a caller who waits for a
/// connection while all connections are with callers in transactions.
final class RegisteredKeys {
  static final Duration FRESH = Duration.ofMillis(400);

  private final KeyStore store;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;

  RegisteredKeys(KeyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// The keys as they were at most `FRESH` ago.
  Snapshot now() {
    Snapshot seen = snapshot;
    if (seen != null && seen.fresh(clock.instant())) {
      return seen;
    }
    if (store.inTransaction()) {
      return look(seen, clock.instant());
    }
    lock.lock();
    try {
      Instant at = clock.instant();
      Snapshot before = snapshot;
      return before != null && before.fresh(at) ? before : look(before, at);
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what it knows; after a change of one's own.
  void forget() {
    snapshot = null;
  }

  private Snapshot look(@Nullable Snapshot before, Instant at) {
    Snapshot after =
        store.reading(() -> {
          // The version is read first: keys that are newer than it are only read once more.
          long version = store.version();
          return before != null && before.version == version
              ? new Snapshot(version, at, before.keys)
              : new Snapshot(version, at, load());
        });
    // Another look, or what was forgotten meanwhile, is newer than this one.
    if (snapshot == before) {
      snapshot = after;
    }
    return after;
  }

  private Map<String, VerifyingKey> load() {
    Map<String, VerifyingKey> keys = new LinkedHashMap<>();
    store.all().forEach(key -> keys.put(key.kid(), VerifyingKey.of(key)));
    return keys;
  }

  /// The keys at one version.
  static final class Snapshot {
    private final long version;
    private final Instant checkedAt;
    private final Map<String, VerifyingKey> keys;

    private Snapshot(long version, Instant checkedAt, Map<String, VerifyingKey> keys) {
      this.version = version;
      this.checkedAt = checkedAt;
      this.keys = keys;
    }

    Optional<VerifyingKey> find(String kid) {
      return Optional.ofNullable(keys.get(kid));
    }

    List<RegisteredKey> of(String agency) {
      List<RegisteredKey> found = new ArrayList<>();
      for (VerifyingKey key : keys.values()) {
        if (key.key().agency().equals(agency)) {
          found.add(key.key());
        }
      }
      return List.copyOf(found);
    }

    private boolean fresh(Instant at) {
      return !at.isBefore(checkedAt) && at.isBefore(checkedAt.plus(FRESH));
    }
  }
}
