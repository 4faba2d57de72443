package org.ventanilla.screening.csv;

import java.util.regex.Pattern;

/// How a CSV file begins: what may come before its header, and what separates its columns.
public final class CsvStart {
  private static final char[] SEPARATORS = {',', ';', '\t'};
  private static final Pattern EXCEL = Pattern.compile("(?i)sep=[,;\t]?");

  private CsvStart() {}

  /// Whether a line before the header is passed over: a blank one, or what Excel writes there.
  public static boolean passedOver(String line) {
    return line.isBlank() || EXCEL.matcher(line.strip()).matches();
  }

  /// What separates the columns: of comma, semicolon and tab the first one the header has.
  public static char separator(String header) {
    for (char one : SEPARATORS) {
      if (header.indexOf(one) >= 0) {
        return one;
      }
    }
    return ',';
  }
}
