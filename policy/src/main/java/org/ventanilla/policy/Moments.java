package org.ventanilla.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The moments that rules and tables tell from each other.
final class Moments {
  private Moments() {}

  /// Now, and around every moment at which a rule or a table begins or ends.
  static List<ZonedDateTime> of(List<Subject> subjects, ZonedDateTime now) {
    TreeSet<Instant> moments = new TreeSet<>();
    for (Subject subject : subjects) {
      for (Validity validity : subject.validities()) {
        Optional.ofNullable(validity.from()).ifPresent(limit -> add(limit, moments));
        Optional.ofNullable(validity.until()).ifPresent(limit -> add(limit, moments));
      }
    }
    List<ZonedDateTime> times = new ArrayList<>(List.of(now));
    moments.forEach(moment -> times.add(moment.atZone(ZoneOffset.UTC)));
    return times;
  }

  private static void add(Validity.Limit limit, Set<Instant> moments) {
    switch (limit) {
      case Validity.Limit.Day(LocalDate day) -> {
        for (int offset = -1; offset <= 1; offset++) {
          moments.add(day.plusDays(offset).atTime(12, 0).toInstant(ZoneOffset.UTC));
        }
      }
      case Validity.Limit.Moment(Instant moment) -> {
        moments.add(moment.minusSeconds(1));
        moments.add(moment);
        moments.add(moment.plusSeconds(1));
      }
    }
  }
}
