package org.ventanilla.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// From when and until when a rule or a table counts. Both ends belong to it; `null` where there is
/// no end.
record Validity(@Nullable Limit from, @Nullable Limit until) {
  static final Validity ALWAYS = new Validity(null, null);

  /// One end.
  sealed interface Limit {
    /// A whole day, where the decision is made.
    record Day(LocalDate day) implements Limit {
      @Override
      public String toString() {
        return day.toString();
      }
    }

    /// A moment, the same everywhere.
    record Moment(Instant instant) implements Limit {
      @Override
      public String toString() {
        return instant.toString();
      }
    }
  }

  boolean holdsAt(ZonedDateTime at) {
    return (from == null || compare(at, from) >= 0) && (until == null || compare(at, until) <= 0);
  }

  /// Whether it is over for good.
  boolean isOverAt(ZonedDateTime at) {
    return until != null && compare(at, until) > 0;
  }

  /// Whether it ends later than another, or never while the other does.
  boolean outlasts(Validity other) {
    return other.until != null && (until == null || end(until).isAfter(end(other.until)));
  }

  /// The moment, or the end of the day.
  private static Instant end(Limit limit) {
    return switch (limit) {
      case Limit.Day(LocalDate day) -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      case Limit.Moment(Instant instant) -> instant;
    };
  }

  private static int compare(ZonedDateTime at, Limit limit) {
    return switch (limit) {
      case Limit.Day(LocalDate day) -> at.toLocalDate().compareTo(day);
      case Limit.Moment(Instant instant) -> at.toInstant().compareTo(instant);
    };
  }
}
