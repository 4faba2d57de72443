package org.ventanilla.screening.match;

import java.time.LocalDate;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Span;

/// Spans of days packed into two numbers `yyyymmdd`, whose order is the calendar's, and a flag for
/// circa; and what two of them say of each other.
final class Days {
  private static final int YEAR = 10_000;
  private static final int CIRCA = DateExpression.CIRCA_YEARS * YEAR;
  private static final int FIRST_OF_YEAR = 101;
  private static final int LAST_OF_YEAR = 1231;

  private Days() {}

  static int packed(LocalDate day) {
    return day.getYear() * YEAR + day.getMonthValue() * 100 + day.getDayOfMonth();
  }

  static int from(Span span) {
    return packed(span.from().first());
  }

  static int to(Span span) {
    return packed(span.to().last());
  }

  /// Compares a person's span with an entry's.
  static DateOutcome compare(int from, int to, boolean circa, int from2, int to2, boolean circa2) {
    boolean day = from == to;
    boolean day2 = from2 == to2;
    if (day && day2) {
      if (from == from2) {
        return circa || circa2 ? DateOutcome.MONTH : DateOutcome.EXACT;
      }
      if (!circa && !circa2) {
        return days(from, from2);
      }
    }
    int slack = (circa ? CIRCA : 0) + (circa2 ? CIRCA : 0);
    if (from <= to2 && from2 <= to) {
      return day && day2 ? DateOutcome.CIRCA : overlap(Math.max(to - from, to2 - from2), slack > 0);
    }
    int gap = from > to2 ? from / YEAR - to2 / YEAR : from2 / YEAR - to / YEAR;
    if (gap * YEAR <= slack) {
      return DateOutcome.CIRCA;
    }
    int near = slack > 0 ? slack + 2 * YEAR : YEAR;
    return gap * YEAR <= near ? DateOutcome.NEAR : DateOutcome.CONFLICT;
  }

  /// Whether some day of a year may be anything but in conflict with a span.
  static boolean mayMeet(int year, int from, int to, boolean circa) {
    int first = year * YEAR + FIRST_OF_YEAR;
    int last = year * YEAR + LAST_OF_YEAR;
    return compare(first, last, false, from, to, circa) != DateOutcome.CONFLICT
        || (from == to && slip(year, from / YEAR));
  }

  /// Whether two years differ in one digit, or in two neighbours.
  private static boolean slip(int year, int other) {
    int differing = 0;
    int first = 0;
    int last = 0;
    for (int place = 0, a = year, b = other; place < 4; place++, a /= 10, b /= 10) {
      if (a % 10 != b % 10) {
        first = differing == 0 ? place : first;
        last = place;
        differing++;
      }
    }
    return differing <= 1 || (differing == 2 && last - first == 1);
  }

  /// Two spans of which at least one is no day share days; `width` is the wider one's, packed.
  private static DateOutcome overlap(int width, boolean circa) {
    if (circa) {
      return DateOutcome.CIRCA;
    }
    if (width < 100) {
      return DateOutcome.MONTH;
    }
    return width < YEAR ? DateOutcome.YEAR : DateOutcome.RANGE;
  }

  /// Two different days.
  private static DateOutcome days(int a, int b) {
    int yearA = a / YEAR;
    int yearB = b / YEAR;
    int restA = a % YEAR;
    int restB = b % YEAR;
    if (yearA == yearB) {
      if (restA == FIRST_OF_YEAR || restB == FIRST_OF_YEAR) {
        // The first of January stands for a day nobody knew.
        return DateOutcome.YEAR;
      }
      if (restA / 100 == restB % 100 && restA % 100 == restB / 100) {
        return DateOutcome.SWAPPED;
      }
    }
    if (oneDigit(a, b)) {
      return DateOutcome.ONE_DIGIT;
    }
    if (yearA == yearB) {
      return DateOutcome.SAME_YEAR;
    }
    return Math.abs(yearA - yearB) == 1 ? DateOutcome.NEAR : DateOutcome.CONFLICT;
  }

  /// Whether one digit differs, or two neighbours changed places.
  private static boolean oneDigit(int a, int b) {
    int differing = 0;
    int first = 0;
    int last = 0;
    for (int place = 1, p = 1; p <= 8; p++, place *= 10) {
      if (a / place % 10 != b / place % 10) {
        differing++;
        first = first == 0 ? p : first;
        last = p;
      }
    }
    if (differing == 1) {
      // A slip in the century or the decade is a slip of a generation as well.
      return true;
    }
    if (differing != 2 || last - first != 1) {
      return false;
    }
    int place = (int) Math.pow(10, first - 1);
    return a / place % 10 == b / (place * 10) % 10 && b / place % 10 == a / (place * 10) % 10;
  }

  static boolean isYear(int from, int to) {
    return from / YEAR == to / YEAR && from % YEAR == FIRST_OF_YEAR && to % YEAR == LAST_OF_YEAR;
  }
}
