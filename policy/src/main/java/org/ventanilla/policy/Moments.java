package org.ventanilla.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The moments that rules and tables tell from each other. A day counts where the decision is made,
/// a moment everywhere, and a decision may be made anywhere on earth: so what is told from each
/// other is pairs of a moment and the day it is somewhere.
///
/// Noon of the days around a day that is a limit, and the moments next to one that is a limit, each
/// with every day it can be, are all there is: between two limits nothing changes.
final class Moments {
  /// The farthest offsets there may be, and one between: together every day that it can be.
  private static final List<ZoneOffset> PLACES =
      List.of(ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.MAX);

  private Moments() {}

  /// Now, and around every moment at which a rule or a table begins or ends.
  static List<ZonedDateTime> of(List<Subject> subjects, ZonedDateTime now) {
    TreeSet<LocalDate> days = new TreeSet<>();
    TreeSet<Instant> instants = new TreeSet<>();
    for (Subject subject : subjects) {
      for (Validity validity : subject.validities()) {
        Optional.ofNullable(validity.from()).ifPresent(limit -> add(limit, days, instants));
        Optional.ofNullable(validity.until()).ifPresent(limit -> add(limit, days, instants));
      }
    }
    List<ZonedDateTime> times = new ArrayList<>(List.of(now));
    days.forEach(day -> times.add(day.atTime(LocalTime.NOON).atZone(ZoneOffset.UTC)));
    for (Instant instant : instants) {
      Set<LocalDate> met = new HashSet<>();
      for (ZoneOffset place : PLACES) {
        ZonedDateTime there = instant.atZone(place);
        if (met.add(days.isEmpty() ? LocalDate.EPOCH : there.toLocalDate())) {
          times.add(there);
        }
      }
    }
    return times;
  }

  private static void add(Validity.Limit limit, Set<LocalDate> days, Set<Instant> instants) {
    switch (limit) {
      case Validity.Limit.Day(LocalDate day) ->
          days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
      case Validity.Limit.Moment(Instant instant) ->
          instants.addAll(List.of(instant.minusNanos(1), instant, instant.plusNanos(1)));
    }
  }
}
