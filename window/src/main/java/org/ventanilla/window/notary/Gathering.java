package org.ventanilla.window.notary;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// When the next round of the sequencer begins. A round costs much the same for one leaf as for two
/// hundred, so leaves gather: until there are enough, or somebody waits for one of them, or the
/// time is over. Safe for many threads; one of them rests.
final class Gathering {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int enough;
  private int leaves;
  private boolean awaited;
  private boolean over;

  /// A leaf was committed.
  void leaf() {
    lock.lock();
    try {
      leaves++;
      if (leaves == enough || (leaves == 1 && awaited)) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Somebody waits for a leaf that was committed before.
  void await() {
    lock.lock();
    try {
      if (!awaited) {
        awaited = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is to be waited for any longer.
  void end() {
    lock.lock();
    try {
      over = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Until the next round should begin. What comes from then on counts for the one after it.
  ///
  /// @param enough how many leaves do not wait for more
  /// @param least how long the leaves gather although somebody waits for one of them
  /// @param most how long they gather at all
  void gather(int enough, Duration least, Duration most) throws InterruptedException {
    long begin = System.nanoTime();
    lock.lock();
    try {
      this.enough = enough;
      while (!over && leaves < enough) {
        Duration whole = awaited && leaves > 0 ? least : most;
        long left = whole.toNanos() - (System.nanoTime() - begin);
        if (left <= 0) {
          break;
        }
        long _ = changed.awaitNanos(left);
      }
      leaves = 0;
      awaited = false;
    } finally {
      lock.unlock();
    }
  }

  /// A pause that no leaf ends.
  void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    lock.lock();
    try {
      long left = end - System.nanoTime();
      while (!over && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
