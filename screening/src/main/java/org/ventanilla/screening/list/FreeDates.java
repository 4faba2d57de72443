package org.ventanilla.screening.list;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;

/// Dates as they stand in lists that write them in several ways.
final class FreeDates {
  private static final Pattern SLASHED =
      Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})");
  private static final Pattern WRITTEN =
      Pattern.compile("(?:([0-9]{1,2})[ .-]+)?([A-Za-z]{3})[a-z.]*[ -]([0-9]{4}|[0-9]{2})");
  private static final Pattern AMERICAN =
      Pattern.compile("([A-Za-z]{3})[a-z.]* ([0-9]{1,2}),? ([0-9]{4})");
  private static final int LONGEST = 60;

  /// The last year of this century that two digits may mean.
  private static final int LATEST_SHORT_YEAR = 26;

  private FreeDates() {}

  /// Adds the date to the entry's birth dates.
  ///
  /// @return whether it is one
  static boolean read(String text, EntityDraft draft) {
    Optional<DateExpression> date = parse(text);
    date.ifPresent(draft.birthDates::add);
    return date.isPresent();
  }

  /// Reads `1961-04-30` and its parts, the grammar of [DateExpression], `4/30/1961` with the month
  /// first unless it can only be second, `30 April 1961`, `30-Apr-61` and `April 30, 1961`. A year
  /// of two digits is one of this century up to [#LATEST_SHORT_YEAR].
  static Optional<DateExpression> parse(String text) {
    String date = text.strip();
    if (date.length() > LONGEST) {
      return Optional.empty();
    }
    int time = date.indexOf('T');
    String day = time == 10 ? date.substring(0, 10) : date;
    Optional<DateExpression> plain = DateExpression.parse(day);
    if (plain.isPresent()) {
      return plain;
    }
    boolean circa =
        day.toLowerCase(Locale.ROOT).startsWith("circa ")
            || day.toLowerCase(Locale.ROOT).startsWith("approximately ");
    String rest = circa ? day.substring(day.indexOf(' ') + 1).strip() : day;
    Partial partial = slashed(rest);
    if (partial == null) {
      partial = written(rest);
    }
    if (partial == null && circa) {
      partial = Partial.parse(rest).orElse(null);
    }
    return partial == null
        ? Optional.ofNullable(Remarks.span(rest)).map(DateExpression::of)
        : Optional.of(DateExpression.of(Span.at(partial, circa)));
  }

  private static @Nullable Partial slashed(String text) {
    Matcher matcher = SLASHED.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int first = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(2));
    int year = year(matcher.group(3));
    if (first == 0 || second == 0) {
      return null;
    }
    return Partial.of(year, first, second).or(() -> Partial.of(year, second, first)).orElse(null);
  }

  private static @Nullable Partial written(String text) {
    Matcher american = AMERICAN.matcher(text);
    if (american.matches()) {
      return written(american.group(2), american.group(1), american.group(3));
    }
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches() ? written(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
  }

  private static @Nullable Partial written(@Nullable String day, String month, String year) {
    int at = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(month.toLowerCase(Locale.ROOT));
    if (at < 0 || at % 3 != 0) {
      return null;
    }
    return Partial.of(year(year), at / 3 + 1, day == null ? 0 : Integer.parseInt(day)).orElse(null);
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return digits.length() > 2 ? year : year <= LATEST_SHORT_YEAR ? 2000 + year : 1900 + year;
  }
}
