package org.ventanilla.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How single values are made to say less. Each returns empty when the value has not the shape it
/// needs.
final class Masking {
  /// Stands for what was hidden. Always as long, so that it does not tell how much there was.
  static final String MASK = "****";

  /// What stays of an address, from exact to coarse.
  private static final List<String> PLACE_KEYS =
      List.of("municipality", "city", "state", "country");

  /// `1962`, `1962-04`, `1962-04-09`, a timestamp of ISO 8601, and any of the first two with
  /// `circa`.
  private static final Pattern DATE =
      Pattern.compile(
          "(?:circa )?([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])"
              + "(?:T[0-9:.]{5,18}(?:Z|[+-][0-9:]{2,6})?)?)?)?");

  /// `9 Apr 1962`, as lists of sanctions write it.
  private static final DateTimeFormatter WRITTEN_DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  /// Letters and signs that show nothing: the fillers of Hangul, and Braille without a dot.
  private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

  private Masking() {}

  static String first(String text, int count) {
    int kept = kept(text, count);
    return kept == 0 ? MASK : text.substring(0, text.offsetByCodePoints(0, kept)) + MASK;
  }

  static String last(String text, int count) {
    int kept = kept(text, count);
    return kept == 0 ? MASK : MASK + text.substring(text.offsetByCodePoints(text.length(), -kept));
  }

  /// All asked for, when that is no more than half of what can be seen of the text; else none,
  /// since the rest could be guessed. Blanks hide nothing, so they do not count.
  private static int kept(String text, int count) {
    return 2L * count <= text.codePoints().filter(Masking::isSeen).count() ? count : 0;
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> BLANK_LETTERS.indexOf(character) < 0;
    };
  }

  static Optional<String> year(String text) {
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return Optional.of(date.group(1));
    }
    return writtenDate(text).map(day -> String.valueOf(day.getYear()));
  }

  /// A day such as `9 Apr 1962`, of a year from 1 to 9999.
  static Optional<LocalDate> writtenDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text, WRITTEN_DATE))
          .filter(day -> day.getYear() >= 1 && day.getYear() <= 9_999);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The text of a scalar.
  static Optional<String> text(FieldValue value) {
    return switch (value) {
      case FieldValue.Text text -> Optional.of(text.value());
      case FieldValue.Decimal decimal -> Optional.of(plain(decimal.value()));
      case FieldValue.Flag ignored -> Optional.empty();
      case FieldValue.Sequence ignored -> Optional.empty();
      case FieldValue.Structure ignored -> Optional.empty();
    };
  }

  /// A number's digits; one whose digits would fill the memory keeps its exponent.
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > 1_000 ? number.toString() : number.toPlainString();
  }

  static Optional<FieldValue> municipality(FieldValue value) {
    if (!(value instanceof FieldValue.Structure address)) {
      return Optional.empty();
    }
    Map<String, FieldValue> kept = new LinkedHashMap<>();
    for (String key : PLACE_KEYS) {
      if (address.members().get(key) instanceof FieldValue.Text text) {
        kept.put(key, text);
      }
    }
    return kept.containsKey("municipality") || kept.containsKey("city")
        ? Optional.of(new FieldValue.Structure(kept))
        : Optional.empty();
  }
}
