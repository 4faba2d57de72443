package org.ventanilla.screening.name;

import java.util.HashMap;
import java.util.Map;

/// Chinese words as their syllables, pinyin and Wade-Giles alike: `Xi Jinping` and `Hsi Chin-ping`,
/// `Mao Zedong` and `Mao Tse-tung`. Both systems' syllables are made from the table of initials and
/// finals, and each pair that Wade-Giles without its apostrophes confuses gets one key.
final class ChineseSyllables {
  private static final int MAX_SYLLABLES = 4;
  private static final Map<String, String> SYLLABLES = syllables();

  private ChineseSyllables() {}

  /// Empty unless the whole word is Chinese syllables.
  static String key(String text) {
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

  /// Whether the key is of one syllable.
  static boolean single(String key) {
    return !key.isEmpty() && key.indexOf('.') == key.length() - 1;
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
    syllables.put("hsi", "si");
    for (String end : finals) {
      String pinyin = syllables.get("x" + end);
      if (pinyin != null) {
        syllables.putIfAbsent("hs" + pinyin.substring(1), pinyin);
      }
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
          case "x" -> "s";
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
