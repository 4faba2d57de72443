package org.ventanilla.policy;

import java.util.List;

/// The lines of a file, to find where in it a character of a scalar stands. What was read differs
/// from what is written by quotes, indentation, folded lines and escapes.
final class YamlLines {
  private final String file;
  private final List<int[]> lines;

  YamlLines(String file, String text) {
    this.file = file;
    this.lines = text.lines().map(line -> line.codePoints().toArray()).toList();
  }

  /// Walks over the file and over the value side by side. Where they cannot be matched, the
  /// scalar's own place.
  Place placeInside(Place start, String value, int codePoint) {
    int line = start.line() - 1;
    int column = start.column() - 1;
    int[] read = value.codePoints().toArray();
    if (line < 0 || codePoint < 0 || codePoint >= read.length) {
      return start;
    }
    if (line < lines.size()
        && column < lines.get(line).length
        && isBlock(lines.get(line)[column])) {
      line++;
      column = 0;
    }
    for (int i = 0; line < lines.size(); ) {
      int[] written = lines.get(line);
      if (column >= written.length) {
        if (i == codePoint) {
          return start;
        }
        i += Character.isWhitespace(read[i]) ? 1 : 0;
        line++;
        column = 0;
      } else if (written[column] == read[i]) {
        if (i == codePoint) {
          return new Place(file, line + 1, column + 1);
        }
        i++;
        column++;
      } else if (canBePassed(written[column])) {
        column++;
      } else {
        return start;
      }
    }
    return start;
  }

  private static boolean isBlock(int character) {
    return character == '|' || character == '>';
  }

  private static boolean canBePassed(int character) {
    return Character.isWhitespace(character)
        || character == '"'
        || character == '\''
        || character == '\\';
  }
}
