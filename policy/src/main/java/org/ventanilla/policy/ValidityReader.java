package org.ventanilla.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `valid: {from, until}`: each a day, or a moment with its offset from UTC.
final class ValidityReader {
  static final Set<String> KEYS = Set.of("from", "until");
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private ValidityReader() {}

  /// The limits; [Validity#ALWAYS], perhaps with problems noted, when there are none.
  static Validity read(YamlMap around) {
    YamlMap valid = around.map("valid");
    if (valid == null) {
      return Validity.ALWAYS;
    }
    valid.allowOnly(KEYS);
    Validity validity = new Validity(limit(valid, "from"), limit(valid, "until"));
    if (validity.isEmpty()) {
      valid.problem(
          "until", Problem.Code.INVALID_VALUE, "it ends before it begins", "swap the two");
    }
    return validity;
  }

  /// Whether a day is in a year one can reckon with; else a problem is noted.
  ///
  /// @param more how many years before and after those of limits: a request may be just beyond one
  static boolean isBounded(YamlMap map, String key, LocalDate day, int more) {
    boolean isBounded = day.getYear() >= FIRST_YEAR - more && day.getYear() <= LAST_YEAR + more;
    if (!isBounded) {
      map.problem(
          key,
          Problem.Code.INVALID_VALUE,
          "outside of the years " + FIRST_YEAR + " to " + LAST_YEAR,
          "write a year between them, or leave the end out");
    }
    return isBounded;
  }

  private static Validity.@Nullable Limit limit(YamlMap map, String key) {
    String text = map.has(key) ? map.text(key) : null;
    if (text == null) {
      return null;
    }
    try {
      if (text.length() <= 10) {
        LocalDate day = LocalDate.parse(text);
        return isBounded(map, key, day, 0) ? new Validity.Limit.Day(day) : null;
      }
      OffsetDateTime moment = OffsetDateTime.parse(text);
      return isBounded(map, key, moment.toLocalDate(), 0)
          ? new Validity.Limit.Moment(moment.toInstant())
          : null;
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
