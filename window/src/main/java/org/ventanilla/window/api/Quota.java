package org.ventanilla.window.api;

import java.util.concurrent.locks.ReentrantLock;

/// How much one caller may ask of the window: a token bucket for calls a second, and a count of
/// calls in progress.
final class Quota {
  private static final double NANOS = 1_000_000_000.0;

  private final int perSecond;
  private final int atOnce;
  private final ReentrantLock lock = new ReentrantLock();
  private double saved;
  private long countedAt;
  private int inProgress;

  /// @param now nanoseconds of a clock that never goes back
  Quota(int perSecond, int atOnce, long now) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
    this.saved = perSecond;
    this.countedAt = now;
  }

  /// Begins a call, unless there are too many; whoever is let in must [#leave()].
  boolean enter(long now) {
    lock.lock();
    try {
      saved = Math.min(perSecond, saved + (now - countedAt) / NANOS * perSecond);
      countedAt = now;
      if (saved < 1 || inProgress >= atOnce) {
        return false;
      }
      saved--;
      inProgress++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      inProgress--;
    } finally {
      lock.unlock();
    }
  }
}
