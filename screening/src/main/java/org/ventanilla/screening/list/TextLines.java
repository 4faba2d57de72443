package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.InputStream;

/// The lines of any file in UTF-8, in memory that does not grow with it.
public final class TextLines {
  private TextLines() {}

  /// Takes a line.
  public interface Taker {
    /// @param number from 1
    /// @param text the line without its end, or why it cannot be read
    void take(long number, String text);
  }

  /// Reads to the end.
  ///
  /// @param lines takes each line
  /// @param wrong takes each line that is longer than 1 MiB or not UTF-8
  public static void read(InputStream in, Taker lines, Taker wrong) throws IOException {
    ReadCounts counts =
        new ReadCounts() {
          @Override
          void skip(String file, long line, ReadReport.Reason reason) {
            wrong.take(
                line,
                reason == ReadReport.Reason.LINE_TOO_LONG
                    ? "longer than " + Lines.LONGEST + " bytes"
                    : "not UTF-8");
          }
        };
    try (Lines reader = new Lines("", in, counts, null)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        lines.take(reader.number(), line);
      }
    }
  }
}
