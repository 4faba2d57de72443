package org.ventanilla.window.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.agreement.Urgency.Counting;

class DueClockTests {
  private static final Label WORDS = new Label("words", "palabras");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final WorkingCalendar OFFICE =
      new WorkingCalendar(
          "office",
          NEW_YORK,
          WEEKDAYS,
          LocalTime.of(9, 0),
          LocalTime.of(17, 0),
          Map.of(LocalDate.of(2026, 7, 3), new Label("Independence Day", "Independencia")),
          2026,
          2026);

  @Test
  void hoursOfCalendarTimeElapseThroughNightsAndWeekends() {
    Instant received = at("2026-06-05T22:00");
    DueTime due = clock(0, 8, Counting.CALENDAR, received).due();
    assertThat(due.at()).isEqualTo(at("2026-06-06T06:00"));
  }

  @Test
  void calendarDaysKeepTheWallClockWhenTheClocksChange() {
    // The clocks go forward on 8 March 2026, so that three days have 71 hours.
    Instant received = at("2026-03-06T15:00");
    DueTime due = clock(3, 0, Counting.CALENDAR, received).due();
    assertThat(due.at()).isEqualTo(at("2026-03-09T15:00"));
    assertThat(Duration.between(received, due.at())).isEqualTo(Duration.ofHours(71));
  }

  @Test
  void workingDaysSkipWeekendsAndHolidays() {
    Instant received = at("2026-07-02T15:00");
    DueTime due = clock(2, 0, Counting.WORKING, received).due();
    assertThat(due.at()).isEqualTo(at("2026-07-07T15:00"));
  }

  @Test
  void receivedOutsideWorkingTimeStartsWithTheNextWorkingHour() {
    Instant received = at("2026-06-06T11:00");
    DueTime due = clock(0, 1, Counting.WORKING, received).due();
    assertThat(due.at()).isEqualTo(at("2026-06-08T10:00"));
  }

  @Test
  void aPauseMovesTheDueTimeByItsLength() {
    Instant received = at("2026-06-08T09:00");
    List<Pause> pauses = List.of(new Pause(at("2026-06-08T10:00"), at("2026-06-08T12:00")));
    DueTime due = new DueClock(urgency(0, 8, Counting.CALENDAR), OFFICE, received, pauses).due();
    assertThat(due.at()).isEqualTo(at("2026-06-08T19:00"));
  }

  @Test
  void aPauseOutsideWorkingTimeCostsNothing() {
    Instant received = at("2026-06-08T16:00");
    List<Pause> pauses = List.of(new Pause(at("2026-06-08T18:00"), at("2026-06-09T08:00")));
    DueTime due = new DueClock(urgency(0, 2, Counting.WORKING), OFFICE, received, pauses).due();
    assertThat(due.at()).isEqualTo(at("2026-06-09T10:00"));
  }

  @Test
  void aPauseAfterTheDueTimeChangesNothing() {
    Instant received = at("2026-06-08T09:00");
    List<Pause> late = List.of(new Pause(at("2026-06-08T17:00"), at("2026-06-10T17:00")));
    DueTime due = new DueClock(urgency(0, 8, Counting.CALENDAR), OFFICE, received, late).due();
    assertThat(due.at()).isEqualTo(at("2026-06-08T17:00"));
    assertThat(due.steps()).hasSize(3);
  }

  @Test
  void theExplanationNamesEveryStepInBothLanguages() {
    Instant received = at("2026-07-02T16:00");
    List<Pause> pauses = List.of(new Pause(at("2026-07-02T16:15"), at("2026-07-02T16:45")));
    DueTime due = new DueClock(urgency(1, 0, Counting.WORKING), OFFICE, received, pauses).due();
    assertThat(due.steps())
        .containsExactly(
            new Label(
                "Received 2026-07-02 16:00 (America/New_York).",
                "Recibida 2026-07-02 16:00 (America/New_York)."),
            new Label("U: 1 day of working time (8 h).", "U: 1 día de tiempo hábil (8 h)."),
            new Label(
                "Not counted: 2026-07-03, Independence Day.",
                "No cuenta: 2026-07-03, Independencia."),
            new Label(
                "Clock stopped from 2026-07-02 16:15 to 2026-07-02 16:45 (0 h 30 min).",
                "Reloj detenido de 2026-07-02 16:15 a 2026-07-02 16:45 (0 h 30 min)."),
            new Label("Due 2026-07-06 16:30.", "Vence 2026-07-06 16:30."));
  }

  @Test
  void theExplanationSaysWhereTheHolidaysAreUnknown() {
    DueTime due = clock(2, 0, Counting.WORKING, at("2026-12-31T12:00")).due();
    assertThat(due.steps())
        .contains(
            new Label(
                "Holidays are known for 2026–2026 only.",
                "Solo se conocen los días inhábiles de 2026–2026."));
  }

  @Test
  void moreThanAThousandPausesAreRefused() {
    Instant received = at("2026-06-08T09:00");
    List<Pause> pauses = Collections.nCopies(1_001, new Pause(received, received));
    Urgency urgency = urgency(0, 8, Counting.CALENDAR);
    assertThatThrownBy(() -> new DueClock(urgency, OFFICE, received, pauses))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everySharesTimeLiesBetweenReceiptAndDueInOrder() {
    Instant received = at("2026-06-08T09:00");
    DueClock clock = clock(2, 0, Counting.WORKING, received);
    assertThat(clock.share(0)).isEqualTo(received);
    assertThat(clock.share(0.5)).isEqualTo(at("2026-06-08T17:00"));
    assertThat(clock.share(0.75)).isEqualTo(at("2026-06-09T13:00"));
    assertThat(clock.share(1)).isEqualTo(clock.due().at());
  }

  @Test
  void agreesWithCountingEveryMinute() {
    long seed = 20260301L;
    Random random = new Random(seed);
    int compared = 0;
    for (int round = 0; round < 1_500; round++) {
      WorkingCalendar calendar = calendar(random);
      Instant received =
          Instant.parse("2021-01-01T00:00:00Z")
              .plus(Duration.ofMinutes(random.nextInt(3 * 365 * 24 * 60)));
      if (random.nextBoolean()) {
        received = nearChangeOfClocks(calendar.zone(), random);
      }
      Urgency urgency = urgency(random);
      List<Pause> pauses = pauses(received, random);
      DueClock clock = new DueClock(urgency, calendar, received, pauses);
      assertThat(clock.due().at())
          .as("seed %d, round %d: %s %s %s %s", seed, round, urgency, calendar, received, pauses)
          .isEqualTo(MinuteByMinute.due(urgency, calendar, received, pauses));
      compared++;
    }
    assertThat(compared).isEqualTo(1_500);
  }

  private static Instant nearChangeOfClocks(ZoneId zone, Random random) {
    Instant start = Instant.parse("2021-01-01T00:00:00Z");
    start = start.plus(Duration.ofDays(random.nextInt(1_000)));
    var transition = zone.getRules().nextTransition(start);
    Instant change = transition == null ? start : transition.getInstant();
    return change.minus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
  }

  private static WorkingCalendar calendar(Random random) {
    List<String> zones =
        List.of("America/New_York", "America/Tijuana", "America/Mexico_City", "Europe/Madrid");
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(3) > 0) {
        days.add(day);
      }
    }
    // Opening or closing inside the hours that change would be counted by another rule.
    int opens = List.of(0, 4, 8, 9).get(random.nextInt(4));
    int closes = List.of(12, 17, 18, 24).get(random.nextInt(4));
    Map<LocalDate, Label> holidays = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      holidays.put(LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1_200)), WORDS);
    }
    return new WorkingCalendar(
        "random",
        ZoneId.of(zones.get(random.nextInt(zones.size()))),
        days,
        LocalTime.of(opens, 0),
        LocalTime.of(closes % 24, 0),
        holidays,
        2021,
        2024);
  }

  private static Urgency urgency(Random random) {
    Counting counting = random.nextBoolean() ? Counting.CALENDAR : Counting.WORKING;
    return random.nextBoolean()
        ? urgency(1 + random.nextInt(5), 0, counting)
        : urgency(0, 1 + random.nextInt(60), counting);
  }

  private static List<Pause> pauses(Instant received, Random random) {
    List<Pause> pauses = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Instant from = received.plus(Duration.ofMinutes(random.nextInt(6_000) - 500));
      pauses.add(new Pause(from, from.plus(Duration.ofMinutes(random.nextInt(2_000)))));
    }
    return pauses;
  }

  private static DueClock clock(int days, int hours, Counting counting, Instant received) {
    return new DueClock(urgency(days, hours, counting), OFFICE, received, List.of());
  }

  private static Urgency urgency(int days, int hours, Counting counting) {
    return new Urgency("U", WORDS, days, Duration.ofHours(hours), counting, false);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
  }
}
