package org.ventanilla.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `valid: {from, until}`: each a day, or a moment with its offset from UTC.
final class ValidityReader {
  static final Set<String> KEYS = Set.of("from", "until");

  private ValidityReader() {}

  /// The limits; [Validity#ALWAYS], perhaps with problems noted, when there are none.
  static Validity read(YamlMap around) {
    YamlMap valid = around.map("valid");
    if (valid == null) {
      return Validity.ALWAYS;
    }
    valid.allowOnly(KEYS);
    Validity validity = new Validity(limit(valid, "from"), limit(valid, "until"));
    if (validity.from() != null && validity.until() != null && isReversed(validity)) {
      valid.problem(
          "until", Problem.Code.INVALID_VALUE, "it ends before it begins", "swap the two");
    }
    return validity;
  }

  private static boolean isReversed(Validity validity) {
    return switch (validity.from()) {
      case Validity.Limit.Day(LocalDate from)
          when validity.until() instanceof Validity.Limit.Day(LocalDate until) ->
          until.isBefore(from);
      case Validity.Limit.Moment(var from)
          when validity.until() instanceof Validity.Limit.Moment(var until) ->
          until.isBefore(from);
      case null, default -> false;
    };
  }

  private static Validity.@Nullable Limit limit(YamlMap map, String key) {
    String text = map.has(key) ? map.text(key) : null;
    if (text == null) {
      return null;
    }
    try {
      return text.length() <= 10
          ? new Validity.Limit.Day(LocalDate.parse(text))
          : new Validity.Limit.Moment(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      map.problem(
          key,
          Problem.Code.INVALID_VALUE,
          "neither a day nor a moment",
          "write 2026-12-31, or 2026-12-31T18:00:00-06:00");
      return null;
    }
  }
}
