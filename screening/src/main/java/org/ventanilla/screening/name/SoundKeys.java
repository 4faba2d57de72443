package org.ventanilla.screening.name;

/// Keys under which different spellings of one sound meet. A key never decides alone: what it
/// brings together is still compared letter by letter.
///
/// - *spanish*: b and v, s and z and soft c, ll and y, silent h, g and j and x, qu and k and hard
///   c.
/// - *skeleton*: consonants only, for scripts that leave vowels out or insert them.
final class SoundKeys {
  static final int MIN_SKELETON = 2;
  private static final int MIN_LENGTH = 4;

  private SoundKeys() {}

  static String spanish(String text) {
    int n = text.length();
    if (n < MIN_LENGTH) {
      return "";
    }
    StringBuilder key = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      char next = i + 1 < n ? text.charAt(i + 1) : ' ';
      boolean soft = next == 'e' || next == 'i';
      char sound =
          switch (c) {
            case 'v', 'w' -> 'b';
            case 'z' -> 's';
            case 'c' -> soft ? 's' : next == 'h' ? 'C' : 'k';
            case 'q' -> 'k';
            case 'h' -> ' ';
            case 'g' -> soft ? 'j' : 'g';
            case 'x' -> 'j';
            case 'y' -> i == n - 1 ? 'i' : 'y';
            case 'l' -> next == 'l' ? 'y' : 'l';
            case 'm' -> next == 'p' || next == 'b' ? 'n' : 'm';
            default -> c;
          };
      boolean silentU = c == 'u' && i > 0 && soft && "gq".indexOf(text.charAt(i - 1)) >= 0;
      char last = key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
      if (sound != ' ' && sound != last && !silentU) {
        key.append(sound);
      }
      if ((c == 'c' && next == 'h') || (c == 'l' && next == 'l')) {
        i++;
      }
    }
    return key.length() >= 3 ? key.toString() : "";
  }

  static String skeleton(String text) {
    int n = text.length();
    StringBuilder key = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      char next = i + 1 < n ? text.charAt(i + 1) : ' ';
      if (c >= '0' && c <= '9') {
        return "";
      }
      char sound =
          switch (c) {
            case 'a', 'e', 'i', 'o', 'u', 'y', 'w' -> ' ';
            case 's', 'z' -> next == 'h' ? 'S' : 's';
            case 'c' -> next == 'h' ? 'S' : next == 'e' || next == 'i' ? 's' : 'k';
            case 'k', 'q' -> next == 'h' ? 'h' : 'k';
            case 'p' -> next == 'h' ? 'f' : 'b';
            case 'v' -> 'f';
            case 'r' -> 'l';
            case 'j' -> 'g';
            case 'g' -> i > 0 && text.charAt(i - 1) == 'n' ? ' ' : 'g';
            case 'h' -> i == n - 1 ? ' ' : 'h';
            default -> c;
          };
      char last = key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
      if (sound != ' ' && sound != last) {
        key.append(sound);
      }
      if (next == 'h' && "sczkpgtd".indexOf(c) >= 0) {
        i++;
      }
    }
    return key.toString();
  }
}
