package org.ventanilla.window.agreement;

import java.time.Duration;

/// An urgency class and the time it allows. Exactly one of `days` and `time` is above zero: `days`
/// are counted as days on the wall clock of the calendar's zone, `time` as elapsed time.
public record Urgency(
    String id, Label names, int days, Duration time, Counting counting, boolean reasonNeeded) {
  static final int MOST_DAYS = 366;

  /// Which time counts.
  public enum Counting {
    /// All of it.
    CALENDAR,
    /// Working hours of working days. A day is as long as the calendar's working day.
    WORKING
  }

  public Urgency {
    boolean oneOnly = (days > 0 && time.isZero()) || (days == 0 && time.isPositive());
    if (!oneOnly || days > MOST_DAYS || time.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new IllegalArgumentException("an urgency allows 1 to 366 days, or hours");
    }
  }
}
