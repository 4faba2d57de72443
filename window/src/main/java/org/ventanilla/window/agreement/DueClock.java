package org.ventanilla.window.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Counts the time an urgency allows from receipt, with the clock stopped in pauses and, where the
/// urgency counts working time, outside working hours.
///
/// Time is a budget. For calendar days the budget is the elapsed time up to the same wall-clock
/// time so many days later, so it holds 23 or 25 hours on the days the clocks change; a working day
/// is worth the calendar's working hours. The budget is then spent along the spans in which the
/// clock runs, and where it ends, the answer is due. Pauses are cut out of the spans, so a pause
/// outside working hours costs nothing by itself.
final class DueClock {
  static final int MOST_PAUSES = 1_000;
  private static final int MOST_DAYS_WALKED = 40 * 366;

  private final Urgency urgency;
  private final WorkingCalendar calendar;
  private final Instant receivedAt;
  private final List<Pause> pauses;

  DueClock(Urgency urgency, WorkingCalendar calendar, Instant receivedAt, List<Pause> pauses) {
    if (pauses.size() > MOST_PAUSES) {
      throw new IllegalArgumentException("at most " + MOST_PAUSES + " pauses");
    }
    this.urgency = urgency;
    this.calendar = calendar;
    this.receivedAt = receivedAt;
    this.pauses = merged(pauses, receivedAt);
  }

  DueTime due() {
    Instant at = spend(budget());
    return new DueTime(
        at, new DueExplanation(urgency, calendar).steps(receivedAt, pauses, budget(), at));
  }

  Instant share(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1");
    }
    return spend(Duration.ofNanos(Math.round(budget().toNanos() * share)));
  }

  private Duration budget() {
    if (urgency.days() == 0) {
      return urgency.time();
    }
    if (urgency.counting() == Urgency.Counting.WORKING) {
      return calendar.workingDay().multipliedBy(urgency.days());
    }
    ZonedDateTime received = receivedAt.atZone(calendar.zone());
    return Duration.between(receivedAt, received.plusDays(urgency.days()).toInstant());
  }

  private Instant spend(Duration budget) {
    return switch (urgency.counting()) {
      case CALENDAR -> spendIn(new Spending(budget), receivedAt, Instant.MAX).orWhenSpent();
      case WORKING -> spendInWorkingTime(new Spending(budget));
    };
  }

  private Instant spendInWorkingTime(Spending spending) {
    if (spending.left.isZero()) {
      return receivedAt;
    }
    LocalDate date = receivedAt.atZone(calendar.zone()).toLocalDate();
    for (int day = 0; day < MOST_DAYS_WALKED; day++, date = date.plusDays(1)) {
      if (calendar.works(date)) {
        Instant opens = opens(date);
        Instant from = opens.isBefore(receivedAt) ? receivedAt : opens;
        if (spendIn(spending, from, closes(date)).done()) {
          return spending.orWhenSpent();
        }
      }
    }
    throw new IllegalArgumentException("the clock stood still for decades");
  }

  /// Spends along one span in which the clock runs but for the pauses.
  private Spending spendIn(Spending spending, Instant from, Instant until) {
    Instant at = from;
    for (Pause pause : pauses) {
      if (!pause.until().isAfter(at)) {
        continue;
      }
      spending.along(at, pause.from().isBefore(until) ? pause.from() : until);
      if (spending.done() || !pause.until().isBefore(until)) {
        return spending;
      }
      at = pause.until();
    }
    spending.along(at, until);
    return spending;
  }

  private Instant opens(LocalDate date) {
    return instant(date, calendar.opens(), false);
  }

  private Instant closes(LocalDate date) {
    return calendar.closes().equals(LocalTime.MIDNIGHT)
        ? instant(date.plusDays(1), LocalTime.MIDNIGHT, true)
        : instant(date, calendar.closes(), true);
  }

  /// A wall-clock time that the change of the clocks skips is the moment of the change; one that
  /// comes twice is the first for opening and the last for closing.
  private Instant instant(LocalDate date, LocalTime time, boolean last) {
    ZoneId zone = calendar.zone();
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(date.atTime(time));
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(date.atTime(time));
      return gap.getInstant();
    }
    return date.atTime(time).toInstant(last ? offsets.getLast() : offsets.getFirst());
  }

  /// In order, without overlaps, and nothing before receipt.
  private static List<Pause> merged(List<Pause> pauses, Instant receivedAt) {
    List<Pause> sorted = new ArrayList<>(pauses);
    sorted.sort(Comparator.comparing(Pause::from));
    List<Pause> merged = new ArrayList<>();
    for (Pause pause : sorted) {
      if (!pause.until().isAfter(receivedAt) || pause.until().equals(pause.from())) {
        continue;
      }
      Instant from = pause.from().isBefore(receivedAt) ? receivedAt : pause.from();
      if (!merged.isEmpty() && !merged.getLast().until().isBefore(from)) {
        Pause before = merged.removeLast();
        Instant until = before.until().isAfter(pause.until()) ? before.until() : pause.until();
        merged.add(new Pause(before.from(), until));
      } else {
        merged.add(new Pause(from, pause.until()));
      }
    }
    return List.copyOf(merged);
  }

  /// What is left of the budget, and the moment the last of it was spent.
  private static final class Spending {
    private Duration left;
    private Instant at = Instant.MAX;
    private boolean done;

    Spending(Duration budget) {
      this.left = budget;
    }

    void along(Instant from, Instant until) {
      if (done || !from.isBefore(until)) {
        return;
      }
      if (until.equals(Instant.MAX) || left.compareTo(Duration.between(from, until)) <= 0) {
        at = from.plus(left);
        left = Duration.ZERO;
        done = true;
      } else {
        left = left.minus(Duration.between(from, until));
      }
    }

    boolean done() {
      return done;
    }

    Instant orWhenSpent() {
      if (!done) {
        throw new IllegalStateException("time is left");
      }
      return at;
    }
  }
}
