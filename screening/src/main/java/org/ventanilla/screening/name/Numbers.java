package org.ventanilla.screening.name;

/// Numbers as names write them: 44, 1st, IV. Words such as `first` stand in a table.
final class Numbers {
  private static final int MAX_DIGITS = 9;
  private static final int MAX_ROMAN = 6;
  private static final String ROMAN = "ivxlc";
  private static final int[] VALUES = {1, 5, 10, 50, 100};

  private Numbers() {}

  /// The value of digits, with an ordinal's ending if any; less than 0 for anything else.
  static int value(String text) {
    int digits = 0;
    int value = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      if (digits == MAX_DIGITS) {
        return -1;
      }
      value = value * 10 + text.charAt(digits) - '0';
      digits++;
    }
    if (digits == 0) {
      return -1;
    }
    return switch (text.substring(digits)) {
      case "",
          "st",
          "nd",
          "rd",
          "th",
          "o",
          "a",
          "er",
          "ro",
          "ra",
          "do",
          "da",
          "to",
          "ta",
          "va",
          "vo",
          "e",
          "eme" ->
          value;
      default -> -1;
    };
  }

  /// The value of a Roman numeral below 400 in its usual writing, else less than 0.
  static int roman(String text) {
    if (text.isEmpty() || text.length() > MAX_ROMAN) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int at = ROMAN.indexOf(text.charAt(i));
      int next = i + 1 < text.length() ? ROMAN.indexOf(text.charAt(i + 1)) : -1;
      if (at < 0) {
        return -1;
      }
      value += next > at ? -VALUES[at] : VALUES[at];
    }
    return value > 0 && written(value).equals(text) ? value : -1;
  }

  private static String written(int value) {
    String[] ones = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    String[] tens = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    String[] hundreds = {"", "c", "cc", "ccc"};
    return value >= 400 ? "" : hundreds[value / 100] + tens[value / 10 % 10] + ones[value % 10];
  }
}
