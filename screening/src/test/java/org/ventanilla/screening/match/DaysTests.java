package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;

class DaysTests {
  private static DateOutcome compare(String one, String other) {
    Span a = DateExpression.parse(one).orElseThrow().alternatives().getFirst();
    Span b = DateExpression.parse(other).orElseThrow().alternatives().getFirst();
    return compare(a, b);
  }

  private static DateOutcome compare(Span a, Span b) {
    return Days.compare(Days.from(a), Days.to(a), a.circa(), Days.from(b), Days.to(b), b.circa());
  }

  @Test
  void aYearIsRuledOutOnlyIfEveryDayOfItConflicts() {
    long seed = 21;
    Random random = new Random(seed);
    int ruledOut = 0;
    for (int i = 0; i < 200_000; i++) {
      LocalDate mine = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(31_000));
      LocalDate from = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(31_000));
      LocalDate to =
          switch (random.nextInt(4)) {
            case 0 -> from.plusDays(random.nextInt(2_000));
            case 1 -> from.withDayOfYear(from.lengthOfYear());
            default -> from;
          };
      boolean circa = random.nextInt(5) == 0;
      int day = Days.packed(mine);
      int first = Days.packed(from);
      int last = Days.packed(to);

      boolean may = Days.mayMeet(mine.getYear(), first, last, circa);

      if (Days.compare(day, day, false, first, last, circa) != DateOutcome.CONFLICT) {
        assertThat(may)
            .as("seed %d: %s and %s to %s, circa %s", seed, mine, from, to, circa)
            .isTrue();
      }
      ruledOut += may ? 0 : 1;
    }
    assertThat(ruledOut).isGreaterThan(50_000);
  }

  @ParameterizedTest
  @CsvSource({
    "1957-04-04, 1957-04-04, EXACT",
    "1957-04-12, 1957-12-04, SWAPPED",
    "1957-04-14, 1957-04-24, ONE_DIGIT",
    "1957-04-14, 1967-04-14, ONE_DIGIT",
    "1957-04-12, 1957-04-21, ONE_DIGIT",
    "1957-04-14, 1975-04-14, ONE_DIGIT",
    "1957-04-14, 1957-04, MONTH",
    "1957-04-14, 1957, YEAR",
    "1957, 1957, YEAR",
    "1957-04-14, 1957-01-01, YEAR",
    "1957-04-14, ~1957, CIRCA",
    "1957-04-14, ~1959, CIRCA",
    "1957-04-14, ~1957-04-14, MONTH",
    "1957-04-14, 1950..1960, RANGE",
    "1957-04-14, 1957-10-29, SAME_YEAR",
    "1957-04-14, 1958-10-29, NEAR",
    "1957-04-14, 1958, NEAR",
    "1957, 1958, NEAR",
    "1957-04-14, ~1961, NEAR",
    "1957-04-14, 1960, CONFLICT",
    "1957-04-14, 1968-11-25, CONFLICT",
    "1957-04-14, ~1970, CONFLICT",
    "1957-04-14, 1960..1970, CONFLICT"
  })
  void datesSayOfEachOther(String one, String other, DateOutcome outcome) {
    assertThat(compare(one, other)).isEqualTo(outcome);
    assertThat(compare(other, one)).isEqualTo(outcome);
  }

  /// The slow twin: whether spans share a day is asked of the calendar.
  @Test
  void spansThatShareNoDayNeverAgree() {
    long seed = 20130415;
    Random random = new Random(seed);
    int apart = 0;
    for (int round = 0; round < 200_000; round++) {
      Span a = any(random);
      Span b = any(random);
      boolean share = !a.earliest().isAfter(b.latest()) && !b.earliest().isAfter(a.latest());
      DateOutcome outcome = compare(a, b);
      String told = "seed %d: %s and %s".formatted(seed, a, b);
      if (share) {
        assertThat(outcome.weight()).as(told).isPositive();
      } else if (outcome.weight() > 0) {
        apart++;
        assertThat(outcome)
            .as(told)
            .isIn(DateOutcome.SWAPPED, DateOutcome.ONE_DIGIT, DateOutcome.YEAR, DateOutcome.CIRCA);
      }
    }
    assertThat(apart).isPositive();
  }

  private static Span any(Random random) {
    LocalDate day = LocalDate.of(1950 + random.nextInt(6), 1, 1).plusDays(random.nextInt(365));
    Partial from =
        switch (random.nextInt(3)) {
          case 0 -> new Partial(day.getYear(), 0, 0);
          case 1 -> new Partial(day.getYear(), day.getMonthValue(), 0);
          default -> new Partial(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        };
    boolean circa = random.nextInt(4) == 0;
    if (random.nextInt(5) == 0) {
      return new Span(from, new Partial(day.getYear() + 1 + random.nextInt(3), 0, 0), circa);
    }
    return Span.at(from, circa);
  }
}
