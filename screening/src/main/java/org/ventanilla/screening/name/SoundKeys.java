package org.ventanilla.screening.name;

/// Keys under which different spellings of one sound meet. A key never decides alone: what it
/// brings together is still compared letter by letter.
///
/// - *romanised*: vowels in three classes, consonants as romanisations of Arabic, Slavic and Korean
///   confuse them (w and v, z and s, kh and h, j and y after vowels).
/// - *spanish*: b and v, s and z and soft c, ll and y, silent h, g and j and x, qu and k and hard
///   c.
/// - *skeleton*: consonants only, for scripts that leave vowels out or insert them.
final class SoundKeys {
  static final int MIN_SKELETON = 2;
  private static final int MIN_LENGTH = 4;

  private SoundKeys() {}

  private static boolean vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
  }

  static String romanised(String text) {
    int n = text.length();
    if (n < MIN_LENGTH) {
      return "";
    }
    StringBuilder key = new StringBuilder(n);
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      char next = i + 1 < n ? text.charAt(i + 1) : ' ';
      char last = key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
      char sound;
      if (c >= '0' && c <= '9') {
        return "";
      }
      if (vowel(c) || (c == 'j' && i > 0 && (vowel(text.charAt(i - 1)) || !vowel(next)))) {
        sound = vowelClass(c, next, last, i);
        if (sound == 'u' && (next == 'u' || next == 'o' || next == 'w') && c != 'w') {
          i++;
        }
        if ((sound == 'i' || sound == 'u') && last == 'a') {
          key.setLength(key.length() - 1);
          last = key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
        }
      } else {
        switch (c) {
          case 's' -> {
            sound = 's';
            if (next == 'c' && i + 2 < n && text.charAt(i + 2) == 'h') {
              sound = 'S';
              i += 2;
            } else if (next == 'h') {
              sound = 'S';
              i++;
            }
          }
          case 'z' -> {
            sound = next == 'h' ? 'J' : 's';
            i += next == 'h' ? 1 : 0;
          }
          case 'c' -> {
            sound = next == 'h' || next == 'z' ? 'C' : next == 'e' || next == 'i' ? 's' : 'k';
            i += next == 'h' || next == 'z' || next == 'k' ? 1 : 0;
          }
          case 'k', 'q' -> {
            sound = c == 'k' && next == 'h' ? 'h' : 'k';
            i += c == 'k' && next == 'h' ? 1 : 0;
          }
          case 'p' -> {
            sound = next == 'h' ? 'f' : 'p';
            i += next == 'h' ? 1 : 0;
          }
          case 't' -> {
            if (next == 'c' && i + 2 < n && text.charAt(i + 2) == 'h') {
              sound = 'C';
              i += 2;
            } else {
              sound = 't';
              i += next == 'h' ? 1 : 0;
            }
          }
          case 'd' -> {
            boolean soft = next == 'j' || (next == 'z' && i + 2 < n && text.charAt(i + 2) == 'h');
            sound = soft ? 'J' : 'd';
            i += soft ? (next == 'j' ? 1 : 2) : next == 'h' ? 1 : 0;
          }
          case 'g' -> {
            sound = 'g';
            i += next == 'h' ? 1 : 0;
          }
          case 'j' -> sound = 'J';
          case 'w' -> {
            if (i > 0 && vowel(text.charAt(i - 1)) && !vowel(next)) {
              sound = 'u';
              if (last == 'a') {
                key.setLength(key.length() - 1);
                last = key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
              }
            } else {
              sound = 'v';
            }
          }
          case 'x' -> sound = 'X';
          case 'h' -> sound = i == 0 ? 'h' : ' ';
          default -> sound = c;
        }
      }
      if (sound != ' ' && sound != last) {
        key.append(sound);
      }
    }
    return key.length() >= 3 ? key.toString() : "";
  }

  private static char vowelClass(char c, char next, char last, int at) {
    return switch (c) {
      case 'a' -> 'a';
      case 'e' ->
          next == 'e' ? 'i' : next == 'o' || next == 'u' ? 'u' : last == 'i' && at > 0 ? 'i' : 'a';
      case 'o', 'u' -> 'u';
      default -> 'i';
    };
  }

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
