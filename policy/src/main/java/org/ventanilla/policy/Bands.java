package org.ventanilla.policy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts values into bands. Each returns empty when the value does not say which band it is in.
final class Bands {
  /// `1962`, `1962-04`, `1962-04-09`, or a timestamp of ISO 8601 that begins so.
  private static final Pattern DATE =
      Pattern.compile(
          "([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[0-9:.]{5,18}[Z0-9:+-]{0,6})?)?)?");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");
  private static final int OLDEST = 150;

  private Bands() {}

  /// The band of the age that somebody born then has on a day. A birth date that names only a year
  /// or a month has two ages; where they are in different bands there is none.
  static Optional<String> age(String born, int width, LocalDate on) {
    Matcher date = DATE.matcher(born);
    if (!date.matches()) {
      return Masking.writtenDate(born).flatMap(day -> band(day, day, width, on));
    }
    try {
      int year = Integer.parseInt(date.group(1));
      if (date.group(2) == null) {
        return band(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), width, on);
      }
      LocalDate month = LocalDate.of(year, Integer.parseInt(date.group(2)), 1);
      if (date.group(3) == null) {
        return band(month, month.withDayOfMonth(month.lengthOfMonth()), width, on);
      }
      LocalDate day = month.withDayOfMonth(Integer.parseInt(date.group(3)));
      return band(day, day, width, on);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> band(
      LocalDate earliest, LocalDate latest, int width, LocalDate on) {
    int oldest = Period.between(earliest, on).getYears();
    int youngest = Period.between(latest, on).getYears();
    if (latest.isAfter(on) || oldest > OLDEST || oldest / width != youngest / width) {
      return Optional.empty();
    }
    int first = oldest / width * width;
    return Optional.of(first + "-" + (first + width - 1));
  }

  /// The range a number is in, its decimals dropped towards the smaller number.
  static Optional<String> range(String text, int width) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigInteger number = new BigDecimal(text).setScale(0, RoundingMode.FLOOR).toBigInteger();
    BigInteger size = BigInteger.valueOf(width);
    BigInteger first = number.subtract(number.mod(size));
    return Optional.of(first + ".." + first.add(size).subtract(BigInteger.ONE));
  }
}
