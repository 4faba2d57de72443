package org.ventanilla.screening.link;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What makes two statements the same, whoever wrote them: keys of names, telephone numbers, mail
/// addresses and documents.
final class LinkKeys {
  /// Longest text that is looked at; what is longer is cut.
  static final int LONGEST = 500;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private LinkKeys() {}

  /// The words of a text in small letters without accents and punctuation.
  static List<String> words(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String folded =
        isPlain(bounded)
            ? bounded
            : MARKS.matcher(Normalizer.normalize(bounded, Normalizer.Form.NFKD)).replaceAll("");
    List<String> words = new ArrayList<>(8);
    StringBuilder word = new StringBuilder(16);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        word.append(Character.toLowerCase(c));
      } else if (c != '.' && c != '\'' && c != '’' && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /// A name in whatever order its words are written. Names of one short word are nobody's.
  static Optional<String> name(String text) {
    List<String> words = words(text);
    words.sort(null);
    String key = String.join(" ", words);
    return key.length() < 5 ? Optional.empty() : Optional.of(key);
  }

  /// The last ten digits of a telephone number, or all when there are seven to nine.
  static Optional<String> phone(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    if (digits.length() < 7 || digits.length() > 20) {
      return Optional.empty();
    }
    String key = digits.substring(Math.max(0, digits.length() - 10));
    boolean one = key.chars().distinct().count() == 1;
    return one ? Optional.empty() : Optional.of(key);
  }

  /// A mail address in small letters.
  static Optional<String> email(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    int at = key.indexOf('@');
    boolean sound = at > 0 && key.indexOf('.', at) > at + 1 && key.length() <= 254;
    return sound && key.indexOf(' ') < 0 ? Optional.of(key) : Optional.empty();
  }

  /// A number of at least six letters and digits, three of them digits.
  static Optional<String> document(String text) {
    StringBuilder key = new StringBuilder();
    int digits = 0;
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = Character.toUpperCase(text.charAt(i));
      if (Character.isLetterOrDigit(c)) {
        key.append(c);
        digits += c >= '0' && c <= '9' ? 1 : 0;
      }
    }
    boolean one = key.chars().distinct().count() == 1;
    return key.length() < 6 || digits < 3 || key.length() > 40 || one
        ? Optional.empty()
        : Optional.of(key.toString());
  }

  /// A plate or a serial number: at least five letters and digits.
  static Optional<String> vehicle(String text) {
    String key =
        String.join("", Arrays.asList(words(text).toArray(String[]::new))).toUpperCase(Locale.ROOT);
    key = key.startsWith("IMO") ? key.substring(3) : key;
    boolean digit = key.chars().anyMatch(c -> c >= '0' && c <= '9');
    return key.length() < 5 || key.length() > 40 || !digit ? Optional.empty() : Optional.of(key);
  }
}
