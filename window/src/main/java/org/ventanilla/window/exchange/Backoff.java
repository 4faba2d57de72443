package org.ventanilla.window.exchange;

import java.time.Duration;

/// How long to wait before trying again: twice as long each time, five minutes at most.
final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 20;

  private Backoff() {}

  static Duration after(Duration first, int attempts) {
    Duration pause = first.multipliedBy(1L << Math.clamp(attempts, 0, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
