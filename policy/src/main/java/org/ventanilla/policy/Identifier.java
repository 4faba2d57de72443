package org.ventanilla.policy;

import java.util.HexFormat;
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

  /// Whether a character moves the cursor, ends a line or commands a terminal. A line's end and a
  /// tab do so too, but may stand in a file.
  static boolean controls(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  /// The same where a line's end and a tab may stand.
  static boolean controlsMore(int character) {
    return controls(character) && character != '\n' && character != '\t';
  }

  /// A text whose control characters are written out, as `\u001B`.
  static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (controls(character)) {
        visible.append("\\u").append(hex(character));
      } else {
        visible.append(character);
      }
    }
    return visible.toString();
  }

  /// A character's four hexadecimal digits.
  static String hex(char character) {
    return HexFormat.of().withUpperCase().toHexDigits(character);
  }

  /// For messages: a text of any length, made short.
  static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
