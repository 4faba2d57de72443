package org.ventanilla.window.agreement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Says in both languages how a due time came about: receipt, time allowed, days that did not
/// count, pauses, due time.
final class DueExplanation {
  private static final int MOST_DETAILS = 20;
  private static final DateTimeFormatter WALL_CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Urgency urgency;
  private final WorkingCalendar calendar;

  DueExplanation(Urgency urgency, WorkingCalendar calendar) {
    this.urgency = urgency;
    this.calendar = calendar;
  }

  List<Label> steps(Instant receivedAt, List<Pause> pauses, Duration budget, Instant at) {
    List<Label> steps = new ArrayList<>();
    String received = time(receivedAt) + " (" + calendar.zone() + ")";
    steps.add(new Label("Received " + received + ".", "Recibida " + received + "."));
    steps.add(allowed(budget));
    if (urgency.counting() == Urgency.Counting.WORKING) {
      holidays(receivedAt, at, steps);
    }
    pauses.stream()
        .filter(pause -> pause.from().isBefore(at))
        .limit(MOST_DETAILS)
        .map(this::stopped)
        .forEach(steps::add);
    steps.add(new Label("Due " + time(at) + ".", "Vence " + time(at) + "."));
    return steps;
  }

  private Label allowed(Duration budget) {
    boolean working = urgency.counting() == Urgency.Counting.WORKING;
    if (urgency.days() == 0) {
      String length = length(urgency.time());
      return working
          ? new Label(
              urgency.id() + ": " + length + " of working time.",
              urgency.id() + ": " + length + " de tiempo hábil.")
          : new Label(
              urgency.id() + ": " + length + " of calendar time.",
              urgency.id() + ": " + length + " de tiempo natural.");
    }
    int days = urgency.days();
    String english = days + (days == 1 ? " day" : " days");
    String spanish = days + (days == 1 ? " día" : " días");
    String hours = length(budget);
    return working
        ? new Label(
            urgency.id() + ": " + english + " of working time (" + hours + ").",
            urgency.id() + ": " + spanish + " de tiempo hábil (" + hours + ").")
        : new Label(
            urgency.id() + ": " + english + " of calendar time (" + hours + ").",
            urgency.id() + ": " + spanish + " de tiempo natural (" + hours + ").");
  }

  private void holidays(Instant receivedAt, Instant at, List<Label> steps) {
    LocalDate first = receivedAt.atZone(calendar.zone()).toLocalDate();
    LocalDate last = at.atZone(calendar.zone()).toLocalDate();
    Map<LocalDate, Label> between = new TreeMap<>(calendar.holidays());
    between.keySet().removeIf(date -> date.isBefore(first) || date.isAfter(last));
    between.entrySet().stream()
        .limit(MOST_DETAILS)
        .forEach(holiday ->
            steps.add(
                new Label(
                    "Not counted: " + holiday.getKey() + ", " + holiday.getValue().en() + ".",
                    "No cuenta: " + holiday.getKey() + ", " + holiday.getValue().es() + ".")));
    if (!calendar.knowsHolidaysOf(first) || !calendar.knowsHolidaysOf(last)) {
      String years = calendar.firstYear() + "–" + calendar.lastYear();
      steps.add(
          new Label(
              "Holidays are known for " + years + " only.",
              "Solo se conocen los días inhábiles de " + years + "."));
    }
  }

  private Label stopped(Pause pause) {
    String from = time(pause.from());
    String until = time(pause.until());
    String length = length(Duration.between(pause.from(), pause.until()));
    return new Label(
        "Clock stopped from " + from + " to " + until + " (" + length + ").",
        "Reloj detenido de " + from + " a " + until + " (" + length + ").");
  }

  private String time(Instant instant) {
    return WALL_CLOCK.format(instant.atZone(calendar.zone()));
  }

  /// Hours and minutes are written alike in both languages.
  private static String length(Duration duration) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    int seconds = duration.toSecondsPart();
    String text = hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    return seconds == 0 ? text : text + " " + seconds + " s";
  }
}
