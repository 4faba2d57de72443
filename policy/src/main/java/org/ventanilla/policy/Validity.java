package org.ventanilla.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// From when and until when a rule or a table counts. Both ends belong to it; `null` where there is
/// no end.
record Validity(@Nullable Limit from, @Nullable Limit until) {
  static final Validity ALWAYS = new Validity(null, null);

  /// One end.
  sealed interface Limit {
    /// A whole day, where the decision is made.
    record Day(LocalDate day) implements Limit {}

    /// A moment, the same everywhere.
    record Moment(Instant instant) implements Limit {}
  }

  boolean holdsAt(ZonedDateTime at) {
    return (from == null || compare(at, from) >= 0) && (until == null || compare(at, until) <= 0);
  }

  /// Whether it is over for good.
  boolean isOverAt(ZonedDateTime at) {
    return until != null && compare(at, until) > 0;
  }

  private static int compare(ZonedDateTime at, Limit limit) {
    return switch (limit) {
      case Limit.Day(LocalDate day) -> at.toLocalDate().compareTo(day);
      case Limit.Moment(Instant instant) -> at.toInstant().compareTo(instant);
    };
  }
}
