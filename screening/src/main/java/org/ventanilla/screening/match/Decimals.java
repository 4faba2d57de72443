package org.ventanilla.screening.match;

import java.util.Locale;

/// Writes numbers with a fixed count of digits after the point, as the formatter does, but fast:
/// hits are written by the million.
final class Decimals {
  private static final double LARGEST = 1e9;

  private Decimals() {}

  /// @param digits 1 to 6
  static String fixed(double value, int digits) {
    if (!(Math.abs(value) < LARGEST)) {
      return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
    long scale = 1;
    for (int i = 0; i < digits; i++) {
      scale *= 10;
    }
    long scaled = Math.round(Math.abs(value) * scale);
    StringBuilder text = new StringBuilder(16);
    if (value < 0 && scaled > 0) {
      text.append('-');
    }
    text.append(scaled / scale).append('.');
    String rest = Long.toString(scaled % scale);
    text.repeat('0', digits - rest.length());
    return text.append(rest).toString();
  }
}
