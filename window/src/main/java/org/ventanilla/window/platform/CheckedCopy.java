package org.ventanilla.window.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A copy of something the database holds, checked against a number that every change moves
/// whenever the last check is older than [#FRESH], so that a change made through another window
/// counts within a second. When the database cannot be asked, there is no answer rather than an old
/// one.
///
/// Whoever is in a transaction waits for no lock: it could be with a caller who waits for a
/// connection while all connections are with callers in transactions. Safe for many threads.
public final class CheckedCopy<T> {
  /// How old a check may be.
  public static final Duration FRESH = Duration.ofMillis(400);

  private final Database database;
  private final InstantSource clock;
  private final LongSupplier version;
  private final Supplier<T> reader;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Seen<T> seen;

  /// @param version the number, read in a transaction
  /// @param reader reads what it numbers, in the same transaction
  public CheckedCopy(
      Database database, InstantSource clock, LongSupplier version, Supplier<T> reader) {
    this.database = database;
    this.clock = clock;
    this.version = version;
    this.reader = reader;
  }

  /// What the database held at most [#FRESH] ago.
  public T now() {
    Seen<T> known = seen;
    if (known != null && known.fresh(clock.instant())) {
      return known.copy;
    }
    if (database.inTransaction()) {
      return look(known, clock.instant());
    }
    lock.lock();
    try {
      Instant at = clock.instant();
      Seen<T> before = seen;
      return before != null && before.fresh(at) ? before.copy : look(before, at);
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what it knows; after a change of one's own.
  public void forget() {
    seen = null;
  }

  private T look(@Nullable Seen<T> before, Instant at) {
    Seen<T> after =
        database.reading(() -> {
          // The number is read first: what is newer than it is only read once more.
          long number = version.getAsLong();
          return new Seen<>(
              number, at, before != null && before.number == number ? before.copy : reader.get());
        });
    // Another look, or what was forgotten meanwhile, is newer than this one.
    if (seen == before) {
      seen = after;
    }
    return after.copy;
  }

  /// What was seen at one look.
  private static final class Seen<T> {
    private final long number;
    private final Instant checkedAt;
    private final T copy;

    Seen(long number, Instant checkedAt, T copy) {
      this.number = number;
      this.checkedAt = checkedAt;
      this.copy = copy;
    }

    boolean fresh(Instant at) {
      return !at.isBefore(checkedAt) && at.isBefore(checkedAt.plus(FRESH));
    }
  }
}
