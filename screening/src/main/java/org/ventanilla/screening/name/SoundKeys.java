package org.ventanilla.screening.name;

import java.util.HashMap;
import java.util.Map;

/// Keys under which different spellings of one sound meet. A key never decides alone: what it
/// brings together is still compared letter by letter.
///
/// - *romanised*: vowels in three classes, consonants as romanisations of Arabic, Slavic and Korean
///   confuse them (w and v, z and s, kh and h, j and y after vowels).
/// - *spanish*: b and v, s and z and soft c, ll and y, silent h, g and j and x, qu and k and hard
///   c.
/// - *skeleton*: consonants only, for scripts that leave vowels out or insert them.
/// - *chinese*: pinyin and Wade-Giles syllables as one.
final class SoundKeys {
  static final int MIN_SKELETON = 2;
  private static final int MIN_LENGTH = 4;
  private static final int MAX_SYLLABLES = 4;
  private static final Map<String, String> SYLLABLES = syllables();

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

  /// Empty unless the whole word is Chinese syllables.
  static String chinese(String text) {
    int n = text.length();
    if (n < 2 || n > 24) {
      return "";
    }
    StringBuilder key = new StringBuilder();
    int at = 0;
    for (int syllables = 0; at < n && syllables < MAX_SYLLABLES; syllables++) {
      int end = syllableEnd(text, at);
      if (end < 0) {
        return "";
      }
      key.append(SYLLABLES.get(text.substring(at, end))).append('.');
      at = end;
    }
    return at == n ? key.toString() : "";
  }

  /// The longest syllable after which the rest can still be read, or the longest.
  private static int syllableEnd(String text, int at) {
    int longest = -1;
    for (int end = Math.min(text.length(), at + 6); end > at; end--) {
      if (SYLLABLES.containsKey(text.substring(at, end))) {
        if (end == text.length() || startsSyllable(text, end)) {
          return end;
        }
        longest = Math.max(longest, end);
      }
    }
    return longest;
  }

  private static boolean startsSyllable(String text, int at) {
    for (int end = Math.min(text.length(), at + 6); end > at; end--) {
      if (SYLLABLES.containsKey(text.substring(at, end))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> syllables() {
    String[] finals = {
      "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "i", "ia", "ian", "iang", "iao", "ie",
      "in", "ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ui", "un",
      "uo", "ue"
    };
    String[] initials = {
      "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r",
      "z", "c", "s", "y", "w"
    };
    Map<String, String> syllables = new HashMap<>();
    for (String initial : initials) {
      for (String end : finals) {
        if (possible(initial, end)) {
          String key = wadeGiles(initial, end);
          syllables.put(initial + end, key);
          syllables.putIfAbsent(key, key);
        }
      }
    }
    for (String bare : new String[] {"a", "ai", "an", "ang", "ao", "e", "en", "er", "ou"}) {
      syllables.put(bare, bare);
    }
    return syllables;
  }

  private static boolean possible(String initial, String end) {
    boolean palatal = "jqx".contains(initial);
    boolean slender =
        end.startsWith("i")
            || end.equals("u")
            || end.equals("ue")
            || end.equals("un")
            || end.equals("uan");
    return switch (initial) {
      case "j", "q", "x" -> palatal && slender;
      case "zh", "ch", "sh", "r", "z", "c", "s", "g", "k", "h" ->
          !(end.startsWith("i") && end.length() > 1) && !end.equals("ue");
      case "f", "w" -> !end.startsWith("i") && (end.equals("u") || !end.startsWith("u"));
      case "b", "p", "m" -> (!end.startsWith("u") || end.equals("u")) && !end.equals("iong");
      case "y" -> !end.equals("ei") && !end.equals("eng") && !end.equals("iang");
      default -> true;
    };
  }

  private static String wadeGiles(String initial, String end) {
    String first =
        switch (initial) {
          case "b" -> "p";
          case "d" -> "t";
          case "g" -> "k";
          case "j", "q", "zh" -> "ch";
          case "x" -> "hs";
          case "z", "c" -> "ts";
          case "r" -> "j";
          default -> initial;
        };
    boolean velar = "gkh".contains(initial);
    String rest =
        switch (end) {
          case "ong" -> "ung";
          case "iong" -> "iung";
          case "ian" -> "ien";
          case "ie" -> "ieh";
          case "ue" -> "ueh";
          case "uo" -> velar ? "uo" : "o";
          case "e" -> velar ? "o" : initial.equals("y") ? "eh" : "e";
          case "an" -> initial.equals("y") ? "en" : "an";
          case "ou" -> initial.equals("y") ? "u" : "ou";
          default -> end;
        };
    return first + rest;
  }
}
