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

  /// Whether somewhere it still counts when another does no more.
  boolean outlasts(Validity other) {
    return switch (other.until) {
      case Limit.Day(LocalDate ends) ->
          switch (until) {
            case Limit.Day(LocalDate day) -> day.isAfter(ends);
            case Limit.Moment(Instant instant) -> !instant.isBefore(end(ends, ZoneOffset.MAX));
            case null -> true;
          };
      case Limit.Moment(Instant ends) ->
          switch (until) {
            case Limit.Day(LocalDate day) -> end(day, ZoneOffset.MIN).isAfter(ends.plusNanos(1));
            case Limit.Moment(Instant instant) -> instant.isAfter(ends);
            case null -> true;
          };
      case null -> false;
    };
  }

  /// Whether nowhere anything is left between its ends.
  boolean isEmpty() {
    return switch (from) {
      case Limit.Day(LocalDate begins) ->
          switch (until) {
            case Limit.Day(LocalDate day) -> day.isBefore(begins);
            case Limit.Moment(Instant instant) ->
                instant.isBefore(begins.atStartOfDay().toInstant(ZoneOffset.MAX));
            case null -> false;
          };
      case Limit.Moment(Instant begins) ->
          switch (until) {
            case Limit.Day(LocalDate day) -> !begins.isBefore(end(day, ZoneOffset.MIN));
            case Limit.Moment(Instant instant) -> instant.isBefore(begins);
            case null -> false;
          };
      case null -> false;
    };
  }

  /// The first moment after a day.
  private static Instant end(LocalDate day, ZoneOffset place) {
    return day.plusDays(1).atStartOfDay().toInstant(place);
  }

  private static int compare(ZonedDateTime at, Limit limit) {
    return switch (limit) {
      case Limit.Day(LocalDate day) -> at.toLocalDate().compareTo(day);
      case Limit.Moment(Instant instant) -> at.toInstant().compareTo(instant);
    };
  }
}
