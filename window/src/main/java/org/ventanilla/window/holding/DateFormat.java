package org.ventanilla.window.holding;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.screening.list.DateExpression.Partial;

/// How a file writes dates, in the letters of `DateTimeFormatter`, for example `dd/MM/yyyy`.
record DateFormat(String pattern) {
  DateFormat {
    formatter(pattern);
  }

  /// The format, if the pattern is one.
  static Optional<DateFormat> of(String pattern) {
    try {
      return Optional.of(new DateFormat(pattern));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, whichever the format gives; nothing when the text is not in
  /// this format.
  Optional<String> read(String text) {
    try {
      TemporalAccessor date = formatter(pattern).parse(text);
      int month = part(date, ChronoField.MONTH_OF_YEAR);
      return Partial.of(part(date, ChronoField.YEAR), month, part(date, ChronoField.DAY_OF_MONTH))
          .map(Partial::toString);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int part(TemporalAccessor date, ChronoField field) {
    return date.isSupported(field) ? date.get(field) : 0;
  }

  private static DateTimeFormatter formatter(String pattern) {
    // `yyyy` asks for an era that no file has; `uuuu` means the same here and does not.
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH);
  }
}
