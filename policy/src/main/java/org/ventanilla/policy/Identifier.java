package org.ventanilla.policy;

import java.util.regex.Pattern;

/// What ids of rules, roles, agencies and the values of finite attributes look like.
final class Identifier {
  static final String SHAPE = "letters, digits, '.', '_' and '-', at most 64";
  private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Identifier() {}

  static boolean isValid(String text) {
    return PATTERN.matcher(text).matches();
  }

  /// Whether a character turns the direction of the text around it.
  static boolean turns(int character) {
    return character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /// For messages: a text of any length, made short.
  static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
