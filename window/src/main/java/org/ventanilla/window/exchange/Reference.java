package org.ventanilla.window.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request's short name, which people can say and type: `MX-26-7K3Q-9F`.
///
/// It is the receiving party's prefix, the year, five random characters and a check character. The
/// alphabet has 29 characters, none of which looks or sounds like another one of it when written in
/// capitals (`0 1 I L O S U` are left out). Numbers are random, not dense, so that a reference
/// tells nobody how many requests there are. When a year grows crowded, a group of four more is
/// inserted.
///
/// The check character makes the weighted sum of all characters, the prefix and the year included,
/// divisible by 29. Since 29 is prime and the weights of neighbours differ, every single wrong
/// character and every swap of two neighbours is found (Verhoeff, *Error Detecting Decimal Codes*,
/// 1969, on weighted codes over a prime).
public record Reference(String text) {
  static final String ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ";
  private static final int PRIME = 29;
  private static final int SHORT = 5;
  private static final int LONG = 9;
  private static final int MOST_CHARACTERS = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Z]{2,6})-([0-9]{2})-(["
              + ALPHABET
              + "]{4})(?:-(["
              + ALPHABET
              + "]{4}))?-(["
              + ALPHABET
              + "])(["
              + ALPHABET
              + "])");

  /// Checks.
  ///
  /// @throws IllegalArgumentException when it has a slip
  public Reference {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || weightedSum(text) != 0) {
      throw new IllegalArgumentException("not a reference");
    }
  }

  /// Draws a new one.
  ///
  /// @param crowded whether to take the longer form, once short ones keep colliding
  static Reference draw(String prefix, int year, boolean crowded, RandomGenerator random) {
    int length = crowded ? LONG : SHORT;
    StringBuilder text =
        new StringBuilder(prefix)
            .append('-')
            .append(String.format(Locale.ROOT, "%02d", year % 100));
    for (int i = 0; i < length; i++) {
      if (i % 4 == 0) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(random.nextInt(PRIME)));
    }
    int missing = Math.floorMod(-weightedSum(text + "2"), PRIME);
    return new Reference(text.append(ALPHABET.charAt(missing)).toString());
  }

  /// Reads what a person typed. Lower case and blanks around it do no harm; any other slip gives
  /// empty.
  public static Optional<Reference> parse(String typed) {
    if (typed.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    String text = typed.strip().toUpperCase(Locale.ROOT);
    if (!FORM.matcher(text).matches() || weightedSum(text) != 0) {
      return Optional.empty();
    }
    return Optional.of(new Reference(text));
  }

  /// The last character has weight 1, so that it can always bring the sum to zero.
  private static int weightedSum(CharSequence text) {
    int sum = 0;
    int weight = 1;
    boolean prefix = false;
    int hyphensBefore = (int) text.chars().filter(c -> c == '-').count();
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '-') {
        hyphensBefore--;
        prefix = hyphensBefore == 0;
      } else {
        sum += weight * value(c, prefix);
        weight++;
      }
    }
    return sum % PRIME;
  }

  /// The year's digits count as in the random part, so that a swap across the hyphen shows too.
  private static int value(char c, boolean prefix) {
    if (prefix) {
      return c - 'A';
    }
    int value = ALPHABET.indexOf(c);
    return value >= 0 ? value : PRIME - 1 - (c - '0');
  }

  @Override
  public String toString() {
    return text;
  }
}
