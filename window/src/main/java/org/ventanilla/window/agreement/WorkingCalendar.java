package org.ventanilla.window.agreement;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// When a party works: its time zone, working days, the working hours of each such day, and its
/// holidays. Holidays are known from the first day of `firstYear` to the last of `lastYear`.
///
/// `closes` is 00:00 for the end of the day.
public record WorkingCalendar(
    String id,
    ZoneId zone,
    Set<DayOfWeek> days,
    LocalTime opens,
    LocalTime closes,
    Map<LocalDate, Label> holidays,
    int firstYear,
    int lastYear) {
  public WorkingCalendar {
    days = Set.copyOf(days);
    holidays = Map.copyOf(holidays);
    if (days.isEmpty() || (!closes.equals(LocalTime.MIDNIGHT) && !opens.isBefore(closes))) {
      throw new IllegalArgumentException("a calendar needs a working day and an hour in it");
    }
  }

  /// Whether the party works on this day.
  public boolean works(LocalDate date) {
    return days.contains(date.getDayOfWeek()) && !holidays.containsKey(date);
  }

  /// How long a working day is.
  public Duration workingDay() {
    Duration length = Duration.between(opens, closes);
    return length.isPositive() ? length : length.plusDays(1);
  }

  boolean knowsHolidaysOf(LocalDate date) {
    return date.getYear() >= firstYear && date.getYear() <= lastYear;
  }
}
