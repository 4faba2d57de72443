package org.ventanilla.policy;

import java.util.OptionalInt;

/// Finds comments in a condition. CEL takes `//` and the rest of the line for one; where YAML folds
/// lines into one, that rest is all that was meant to follow.
///
/// Walks over the literals as CEL's grammar has them: one or three quotes of either kind, and `r`
/// before them for a text in which a backslash escapes nothing.
final class CommentLint {
  private CommentLint() {}

  /// Where the first comment begins, in characters of the text.
  static OptionalInt firstIn(String condition) {
    int at = 0;
    while (at < condition.length()) {
      char character = condition.charAt(at);
      if (character == '"' || character == '\'') {
        at = afterLiteral(condition, at);
      } else if (condition.startsWith("//", at)) {
        return OptionalInt.of(at);
      } else {
        at++;
      }
    }
    return OptionalInt.empty();
  }

  private static int afterLiteral(String condition, int opens) {
    String one = condition.substring(opens, opens + 1);
    String quotes = condition.startsWith(one.repeat(3), opens) ? one.repeat(3) : one;
    boolean escapes = !isRaw(condition, opens);
    int at = opens + quotes.length();
    while (at < condition.length() && !condition.startsWith(quotes, at)) {
      at += escapes && condition.charAt(at) == '\\' ? 2 : 1;
    }
    return at + quotes.length();
  }

  /// `r`, alone or after the `b` of bytes.
  private static boolean isRaw(String condition, int opens) {
    int from = opens;
    while (from > 0 && Character.isLetterOrDigit(condition.charAt(from - 1))) {
      from--;
    }
    return condition.substring(from, opens).matches("[bB]?[rR]");
  }
}
