package org.ventanilla.screening.person;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;

/// Birth dates as people write them: the text form of [DateExpression], `YYYYMMDD`, or `D/M/YYYY`
/// with slashes, dots or hyphens. Where day and month could be either, both are alternatives, since
/// the two countries write them in opposite order.
public final class BirthDates {
  private static final Pattern SLASHED =
      Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})");
  private static final Pattern BACKWARD =
      Pattern.compile("([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})");
  private static final Pattern COMPACT = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

  /// Nobody who is screened is born before this year.
  static final int EARLIEST = 1850;

  /// What is wrong with a birth date that is not [#possible].
  public static final String IMPOSSIBLE =
      "nobody to be screened is born then: before " + EARLIEST + " or after today";

  private BirthDates() {}

  /// Reads one.
  ///
  /// @return empty if the text is no date
  public static Optional<DateExpression> parse(String text) {
    if (text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
      Optional<DateExpression> day = plain(text);
      if (day.isPresent()) {
        return day;
      }
    }
    Matcher slashed = SLASHED.matcher(text);
    if (slashed.matches()) {
      return eitherOrder(number(slashed, 4), number(slashed, 1), number(slashed, 3));
    }
    for (Pattern pattern : List.of(BACKWARD, COMPACT)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return Partial.of(number(matcher, 1), number(matcher, 2), number(matcher, 3))
            .map(day -> DateExpression.of(Span.at(day, false)));
      }
    }
    return DateExpression.parse(text);
  }

  /// Whether somebody to be screened may be born then.
  public static boolean possible(DateExpression date) {
    LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    return date.alternatives().stream()
        .anyMatch(
            span -> !span.earliest().isAfter(tomorrow) && span.latest().getYear() >= EARLIEST);
  }

  /// The common form without a pattern.
  private static Optional<DateExpression> plain(String text) {
    int number = 0;
    for (int i = 0; i < 10; i++) {
      char c = text.charAt(i);
      if (i != 4 && i != 7) {
        if (c < '0' || c > '9') {
          return Optional.empty();
        }
        number = number * 10 + (c - '0');
      }
    }
    int month = number / 100 % 100;
    int day = number % 100;
    return month == 0 || day == 0
        ? Optional.empty()
        : Partial.of(number / 10000, month, day)
            .map(date -> DateExpression.of(Span.at(date, false)));
  }

  private static Optional<DateExpression> eitherOrder(int year, int one, int other) {
    List<Span> spans = new ArrayList<>(2);
    if (one > 0 && other > 0) {
      Partial.of(year, one, other).ifPresent(day -> spans.add(Span.at(day, false)));
      if (one != other) {
        Partial.of(year, other, one).ifPresent(day -> spans.add(Span.at(day, false)));
      }
    }
    return spans.isEmpty() ? Optional.empty() : Optional.of(new DateExpression(spans));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
