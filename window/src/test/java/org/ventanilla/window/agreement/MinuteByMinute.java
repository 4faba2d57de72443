package org.ventanilla.window.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;

/// The slow, obvious twin of `DueClock`: asks every minute whether the clock runs. Everything must
/// fall on whole minutes.
final class MinuteByMinute {
  private MinuteByMinute() {}

  static Instant due(
      Urgency urgency, WorkingCalendar calendar, Instant received, List<Pause> pauses) {
    long left = minutes(urgency, calendar, received);
    Instant minute = received;
    while (left > 0) {
      if (runs(urgency, calendar, pauses, minute)) {
        left--;
      }
      minute = minute.plusSeconds(60);
    }
    return minute;
  }

  private static long minutes(Urgency urgency, WorkingCalendar calendar, Instant received) {
    if (urgency.days() == 0) {
      return urgency.time().toMinutes();
    }
    if (urgency.counting() == Urgency.Counting.WORKING) {
      int closes = calendar.closes().equals(LocalTime.MIDNIGHT) ? 24 : calendar.closes().getHour();
      return urgency.days() * 60L * (closes - calendar.opens().getHour());
    }
    ZonedDateTime same = received.atZone(calendar.zone()).plusDays(urgency.days());
    return Duration.between(received, same.toInstant()).toMinutes();
  }

  private static boolean runs(
      Urgency urgency, WorkingCalendar calendar, List<Pause> pauses, Instant minute) {
    for (Pause pause : pauses) {
      if (!minute.isBefore(pause.from()) && minute.isBefore(pause.until())) {
        return false;
      }
    }
    if (urgency.counting() == Urgency.Counting.CALENDAR) {
      return true;
    }
    ZonedDateTime local = minute.atZone(calendar.zone());
    LocalTime time = local.toLocalTime();
    boolean inHours =
        !time.isBefore(calendar.opens())
            && (calendar.closes().equals(LocalTime.MIDNIGHT) || time.isBefore(calendar.closes()));
    return inHours
        && calendar.days().contains(local.getDayOfWeek())
        && !calendar.holidays().containsKey(local.toLocalDate());
  }
}
