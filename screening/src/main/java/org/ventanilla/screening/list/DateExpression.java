package org.ventanilla.screening.list;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of a date. As text: `YYYY[-MM[-DD]]`, circa with a leading `~`, a range with `..`,
/// alternatives with `|`, for example `1961-04-30|~1962|1963..1965`.
///
/// @param alternatives at least one, at most [#MOST_ALTERNATIVES], any of which may be the date
public record DateExpression(List<Span> alternatives) {
  /// Most alternatives of one date.
  public static final int MOST_ALTERNATIVES = 64;

  /// Years by which a circa date may be off, either way.
  public static final int CIRCA_YEARS = 2;

  private static final int LONGEST_TEXT = 32 * MOST_ALTERNATIVES;

  /// Copies and checks.
  public DateExpression {
    alternatives = List.copyOf(alternatives);
    if (alternatives.isEmpty() || alternatives.size() > MOST_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "a date has 1 to " + MOST_ALTERNATIVES + " alternatives, not " + alternatives.size());
    }
  }

  /// A single alternative.
  public static DateExpression of(Span span) {
    return new DateExpression(List.of(span));
  }

  /// Reads the text form.
  ///
  /// @return empty when the text is no date, whatever it is
  public static Optional<DateExpression> parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    List<Span> spans = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      Optional<Span> span = Span.parse(part.strip());
      if (span.isEmpty() || spans.size() == MOST_ALTERNATIVES) {
        return Optional.empty();
      }
      spans.add(span.get());
    }
    return Optional.of(new DateExpression(spans));
  }

  /// Whether both may state the same day: some alternative of one overlaps some of the other.
  public boolean compatibleWith(DateExpression other) {
    return alternatives.stream()
        .anyMatch(mine -> other.alternatives.stream().anyMatch(mine::overlaps));
  }

  /// The text form.
  @Override
  public String toString() {
    return alternatives.stream().map(Span::toString).collect(Collectors.joining("|"));
  }

  /// One alternative: a day, a month, a year, or everything between two of them.
  ///
  /// @param from the earlier end
  /// @param to the later end; the same as `from` unless this is a range
  /// @param circa whether the list itself doubts the date
  public record Span(Partial from, Partial to, boolean circa) {
    /// Checks the order.
    public Span {
      if (to.last().isBefore(from.first())) {
        throw new IllegalArgumentException("a range ends before it begins");
      }
    }

    /// One date, not a range.
    public static Span at(Partial date, boolean circa) {
      return new Span(date, date, circa);
    }

    static Optional<Span> parse(String text) {
      boolean circa = text.startsWith("~");
      String rest = circa ? text.substring(1) : text;
      int dots = rest.indexOf("..");
      Optional<Partial> from = Partial.parse(dots < 0 ? rest : rest.substring(0, dots));
      Optional<Partial> to = dots < 0 ? from : Partial.parse(rest.substring(dots + 2));
      if (from.isEmpty() || to.isEmpty() || to.get().last().isBefore(from.get().first())) {
        return Optional.empty();
      }
      return Optional.of(new Span(from.get(), to.get(), circa));
    }

    /// The earliest day it may mean.
    public LocalDate earliest() {
      return circa ? from.first().minusYears(CIRCA_YEARS) : from.first();
    }

    /// The latest day it may mean.
    public LocalDate latest() {
      return circa ? to.last().plusYears(CIRCA_YEARS) : to.last();
    }

    boolean overlaps(Span other) {
      return !earliest().isAfter(other.latest()) && !other.earliest().isAfter(latest());
    }

    @Override
    public String toString() {
      String range = from.equals(to) ? from.toString() : from + ".." + to;
      return circa ? "~" + range : range;
    }
  }

  /// A day, a month or a year of the Gregorian calendar.
  ///
  /// @param year 1 to 9999
  /// @param month 1 to 12, or 0 when only the year is known
  /// @param day 1 to the month's length, or 0 when the day is not known
  public record Partial(int year, int month, int day) {
    private static final Pattern TEXT =
        Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");

    /// Checks the calendar.
    public Partial {
      if (!exists(year, month, day)) {
        throw new IllegalArgumentException("no such date: " + year + "/" + month + "/" + day);
      }
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public static Optional<Partial> parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      return of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }

    /// The date, if the calendar has it.
    public static Optional<Partial> of(int year, int month, int day) {
      return exists(year, month, day)
          ? Optional.of(new Partial(year, month, day))
          : Optional.empty();
    }

    /// The first day it may mean.
    public LocalDate first() {
      return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    /// The last day it may mean.
    public LocalDate last() {
      YearMonth lastMonth = YearMonth.of(year, month == 0 ? 12 : month);
      return day == 0 ? lastMonth.atEndOfMonth() : lastMonth.atDay(day);
    }

    private static int number(@Nullable String digits) {
      return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static boolean exists(int year, int month, int day) {
      if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) {
        return false;
      }
      return day == 0 || (month > 0 && day <= YearMonth.of(year, month).lengthOfMonth());
    }

    @Override
    public String toString() {
      String text = "%04d".formatted(year);
      if (month > 0) {
        text += "-%02d".formatted(month);
      }
      return day > 0 ? text + "-%02d".formatted(day) : text;
    }
  }
}
