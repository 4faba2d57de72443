package org.ventanilla.policy;

import java.time.Duration;
import java.util.function.LongSupplier;

/// What decisions are watched with: a clock, how long one may take, and who is told of faults.
///
/// @param nanoTime a clock as [System#nanoTime]
record Watch(LongSupplier nanoTime, Duration timeOut, PolicyAlarm alarm) {
  static Watch usual() {
    return new Watch(System::nanoTime, Duration.ofSeconds(2), raised -> {});
  }

  Watch {
    if (timeOut.isNegative() || timeOut.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException("time-out: 0 to 1 hour");
    }
  }

  Watch withAlarm(PolicyAlarm other) {
    return new Watch(nanoTime, timeOut, other);
  }

  Watch withTimeOut(Duration other) {
    return new Watch(nanoTime, other, alarm);
  }

  Evaluation start(Facts facts) {
    return new Evaluation(facts, nanoTime, timeOut.toNanos());
  }

  void tell(PolicyAlarm.Raised raised) {
    try {
      alarm.raised(raised);
    } catch (RuntimeException e) {
      // The field is withheld, told or not.
    }
  }
}
