package org.ventanilla.screening.name;

/// A word's sound as romanisations of Arabic, Slavic, Korean and Germanic names confuse it: vowels
/// in three classes, w and v, z and s, kh and h, dh and d, th and t, ph and f, c, q and k as one, h
/// within the word silent, double letters single. One word's; used once.
final class RomanisedSound {
  private static final int MIN_LENGTH = 4;
  private static final int MIN_KEY = 3;

  private final String text;
  private final StringBuilder key = new StringBuilder();
  private int at;

  private RomanisedSound(String text) {
    this.text = text;
  }

  /// Empty for short words and for words with digits.
  static String of(String text) {
    return text.length() < MIN_LENGTH ? "" : new RomanisedSound(text).read();
  }

  private String read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        return "";
      }
      if (vowel(c) || glide(c)) {
        readVowel(c);
      } else {
        readConsonant(c);
      }
    }
    return key.length() >= MIN_KEY ? key.toString() : "";
  }

  private char next(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
  }

  private char last() {
    return key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
  }

  private void append(char sound, int letters) {
    if (sound != last()) {
      key.append(sound);
    }
    at += letters;
  }

  private static boolean vowel(char c) {
    return "aeiouy".indexOf(c) >= 0;
  }

  /// A j after a vowel or before a consonant, a w between a vowel and a consonant.
  private boolean glide(char c) {
    boolean after = at > 0 && vowel(text.charAt(at - 1));
    return (c == 'j' && at > 0 && (after || !vowel(next(1))))
        || (c == 'w' && after && !vowel(next(1)));
  }

  private void readVowel(char c) {
    char sound = vowelClass(c);
    boolean twice = sound == 'u' && c != 'w' && "uow".indexOf(next(1)) >= 0;
    if (sound != 'a' && last() == 'a') {
      // ai, ei, au, ou: the second vowel is what is heard.
      key.setLength(key.length() - 1);
    }
    append(sound, twice ? 2 : 1);
  }

  private char vowelClass(char c) {
    return switch (c) {
      case 'a' -> 'a';
      case 'e' ->
          switch (next(1)) {
            case 'e' -> 'i';
            case 'o', 'u' -> 'u';
            default -> last() == 'i' && at > 0 ? 'i' : 'a';
          };
      case 'o', 'u', 'w' -> 'u';
      default -> 'i';
    };
  }

  private void readConsonant(char c) {
    boolean h = next(1) == 'h';
    switch (c) {
      case 's' -> sibilant(h);
      case 'z' -> append(h ? 'J' : 's', h ? 2 : 1);
      case 'c' -> readC(h);
      case 'k' -> append(h ? 'h' : 'k', h ? 2 : 1);
      case 'q' -> append('k', 1);
      case 'p' -> append(h ? 'f' : 'p', h ? 2 : 1);
      case 't' -> {
        boolean ch = next(1) == 'c' && next(2) == 'h';
        append(ch ? 'C' : 't', ch ? 3 : h ? 2 : 1);
      }
      case 'd' -> {
        boolean zh = next(1) == 'z' && next(2) == 'h';
        boolean soft = zh || next(1) == 'j';
        append(soft ? 'J' : 'd', zh ? 3 : soft || h ? 2 : 1);
      }
      case 'g' -> append('g', h ? 2 : 1);
      case 'j' -> append('J', 1);
      case 'w' -> append('v', 1);
      case 'x' -> append('X', 1);
      case 'h' -> {
        if (at == 0) {
          key.append('h');
        }
        at++;
      }
      default -> append(c, 1);
    }
  }

  private void sibilant(boolean h) {
    boolean sch = next(1) == 'c' && next(2) == 'h';
    append(sch || h ? 'S' : 's', sch ? 3 : h ? 2 : 1);
  }

  private void readC(boolean h) {
    char next = next(1);
    if (h || next == 'z') {
      append('C', 2);
    } else if (next == 'e' || next == 'i') {
      append('s', 1);
    } else {
      append('k', next == 'k' ? 2 : 1);
    }
  }
}
