package org.ventanilla.window.platform;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Text from outside, as it is printed: on one line, with nothing in it that a terminal obeys
/// instead of showing it, and nothing that hides or turns round what stands beside it. What a
/// person reads, and what a program takes for a line of ours, is then ours.
public final class PlainText {
  private PlainText() {}

  /// Whether there is none of it in the text.
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(PlainText::isShown);
  }

  /// The text with every such character as `\` `u` and four hexadecimal digits, as JSON writes it.
  public static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(character -> {
          if (isShown(character)) {
            plain.appendCodePoint(character);
          } else {
            for (char unit : Character.toChars(character)) {
              plain.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
            }
          }
        });
    return plain.toString();
  }

  /// The same of bytes that should be UTF-8; what is none is shown as U+FFFD.
  public static String of(byte[] bytes) {
    return of(new String(bytes, StandardCharsets.UTF_8));
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
