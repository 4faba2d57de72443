package org.ventanilla.screening.list;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a list was published, as far as it or its name says so.
final class SourceDates {
  private static final Pattern DATE =
      Pattern.compile("(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])");

  private SourceDates() {}

  /// The date in a file's name, such as `sdn_2021-08-18.csv`.
  static Optional<LocalDate> ofName(Path path) {
    return first(String.valueOf(path.getFileName()));
  }

  /// The first date in a text; a time of day after it is left out.
  static Optional<LocalDate> first(String text) {
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      Optional<DateExpression.Partial> date = DateExpression.Partial.parse(matcher.group());
      if (date.isPresent()) {
        return date.map(DateExpression.Partial::first);
      }
    }
    return Optional.empty();
  }
}
