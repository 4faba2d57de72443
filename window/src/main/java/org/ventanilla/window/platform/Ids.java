package org.ventanilla.window.platform;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Identifiers. [#next()] gives UUID version 7 (RFC 9562): ordered by time, strictly increasing
/// within a process even when the clock stands still or goes back, so that indexes grow at one end.
/// [#unguessable()] gives version 4 for what must not tell when it was made. Safe for many threads.
public final class Ids {
  private static final int COUNTER_BITS = 12;
  private static final int COUNTER_LIMIT = 1 << COUNTER_BITS;
  private static final long VERSION_7 = 0x7000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private long millisecond;
  private int counter;

  public Ids(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public UUID next() {
    long now = clock.millis();
    long low = random.nextLong();
    long high;
    lock.lock();
    try {
      if (now > millisecond) {
        millisecond = now;
        // The upper half of the counter stays free for what comes within the same millisecond.
        counter = random.nextInt(COUNTER_LIMIT / 2);
      } else if (++counter == COUNTER_LIMIT) {
        millisecond++;
        counter = 0;
      }
      high = (millisecond << 16) | VERSION_7 | counter;
    } finally {
      lock.unlock();
    }
    return new UUID(high, (low & ~(3L << 62)) | VARIANT);
  }

  public UUID unguessable() {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    return new UUID(high, (random.nextLong() & ~(3L << 62)) | VARIANT);
  }
}
