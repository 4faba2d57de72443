package org.ventanilla.ledger;

import org.jspecify.annotations.Nullable;

/// Walks through a text line by line. Every line must end in a newline.
final class Lines {
  private final String text;
  private int position;

  Lines(String text) {
    this.text = text;
  }

  /// The next line without its newline, or null if no whole line is left.
  @Nullable String next() {
    int end = text.indexOf('\n', position);
    if (end < 0) {
      return null;
    }
    String line = text.substring(position, end);
    position = end + 1;
    return line;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /// Everything not walked through yet.
  String rest() {
    return text.substring(position);
  }
}
