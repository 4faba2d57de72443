package org.ventanilla.window.agreement;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How single values are written in an agreement. Each reader returns null for a value that is not
/// written so.
final class Shapes {
  static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  static final String ID_SHAPE = "lower-case letters, digits and '-', at most 40";
  static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  static final String CODE_SHAPE = "upper-case letters, digits and '_', at most 60";
  static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
  static final String TERRITORY_SHAPE = "an ISO 3166 code such as XX or XX-ABC";
  static final Pattern PREFIX = Pattern.compile("[A-Z]{2,3}");
  static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,19}");
  static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.yaml");
  static final Pattern FOLDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private static final DateTimeFormatter ISO_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern HOURS =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)");
  private static final Pattern DAYS = Pattern.compile("P[1-9][0-9]{0,2}D");
  private static final Pattern PERIOD = Pattern.compile("P[1-9][0-9]{0,2}[YMD]");

  private Shapes() {}

  static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text, ISO_DATE);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  static @Nullable ZoneId zone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
  }

  static @Nullable DayOfWeek day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(text)) {
        return day;
      }
    }
    return null;
  }

  /// Opening and closing, `09:00-18:00`; a closing of 24:00 comes back as 00:00.
  static @Nullable Hours hours(String text) {
    if (!HOURS.matcher(text).matches()) {
      return null;
    }
    String opening = text.substring(0, 5);
    String closing = text.substring(6);
    if (closing.compareTo(opening) <= 0) {
      return null;
    }
    LocalTime closes = closing.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(closing);
    return new Hours(LocalTime.parse(opening), closes);
  }

  /// `P3D` or `PT8H`, but not a mixture.
  static @Nullable Allowed allowed(String text) {
    if (DAYS.matcher(text).matches()) {
      int days = Integer.parseInt(text.substring(1, text.length() - 1));
      return days <= Urgency.MOST_DAYS ? new Allowed(days, Duration.ZERO) : null;
    }
    Duration time = text.startsWith("PT") ? duration(text) : null;
    return time != null && time.isPositive() ? new Allowed(0, time) : null;
  }

  /// Up to thirty days, zero included.
  static @Nullable Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      return duration.isNegative() || duration.compareTo(Duration.ofDays(30)) > 0 ? null : duration;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /// Years, months or days, 1 to 999 of them.
  static @Nullable Period period(String text) {
    return PERIOD.matcher(text).matches() ? Period.parse(text) : null;
  }

  /// `1%` to `100%`, as a share of one.
  static @Nullable Double percent(String text) {
    if (!text.matches("[1-9][0-9]?%|100%")) {
      return null;
    }
    return Integer.parseInt(text.substring(0, text.length() - 1)) / 100.0;
  }

  static @Nullable Boolean bool(String text) {
    return switch (text) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> null;
    };
  }

  /// A whole number from `least` to `most`.
  static @Nullable Integer number(String text, int least, int most) {
    if (!text.matches("[0-9]{1,6}")) {
      return null;
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most ? number : null;
  }

  /// A working day's opening and closing.
  record Hours(LocalTime opens, LocalTime closes) {}

  /// The time an urgency allows.
  record Allowed(int days, Duration time) {}
}
