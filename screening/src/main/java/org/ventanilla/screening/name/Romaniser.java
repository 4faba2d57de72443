package org.ventanilla.screening.name;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes any script in folded Latin letters: lower case, no marks, `a` to `z` and digits.
///
/// Alphabets go by a table of letters, because names follow national romanisations rather than
/// scholars' ones; every other script goes by ICU. Not for use by several threads at once where ICU
/// is needed, so that part is guarded.
final class Romaniser {
  private final Map<Integer, String> letters;
  private @Nullable Transliterator icu;

  Romaniser(Map<Integer, String> letters) {
    this.letters = letters;
  }

  /// Folds one token. Characters that are neither letters nor digits are dropped.
  String fold(String token) {
    if (ascii(token)) {
      return lower(token);
    }
    String decomposed = Normalizer.normalize(token, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(decomposed.length() + 8);
    StringBuilder foreign = new StringBuilder();
    for (int i = 0; i < decomposed.length(); ) {
      int c = Character.toLowerCase(decomposed.codePointAt(i));
      i += Character.charCount(c);
      String latin = letter(c);
      if (latin == null) {
        foreign.appendCodePoint(c);
      } else {
        flush(foreign, out);
        out.append(latin);
      }
    }
    flush(foreign, out);
    return out.toString();
  }

  /// Null if only ICU can say.
  private @Nullable String letter(int c) {
    if (c < 128) {
      return plain((char) c) ? String.valueOf((char) c) : "";
    }
    String known = letters.get(c);
    if (known != null) {
      return known;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    if (script == Character.UnicodeScript.LATIN
        || script == Character.UnicodeScript.CYRILLIC
        || script == Character.UnicodeScript.GREEK) {
      String bare = Normalizer.normalize(new String(Character.toChars(c)), Normalizer.Form.NFKD);
      int first = bare.codePointAt(0);
      if (first < 128) {
        return lower(bare);
      }
      String base = letters.get(first);
      return base != null ? base : first == c ? null : "";
    }
    return Character.isLetterOrDigit(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK
        ? null
        : "";
  }

  private void flush(StringBuilder foreign, StringBuilder out) {
    if (!foreign.isEmpty()) {
      out.append(lower(latin(foreign.toString())));
      foreign.setLength(0);
    }
  }

  private synchronized String latin(String text) {
    if (icu == null) {
      icu = Transliterator.getInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII");
    }
    return icu.transliterate(text);
  }

  /// ICU's Latin of Han, syllable by syllable.
  String[] syllables(String text) {
    return latin(text).toLowerCase(Locale.ROOT).strip().split(" ", -1);
  }

  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String lower(String text) {
    int same = 0;
    while (same < text.length() && plain(text.charAt(same))) {
      same++;
    }
    if (same == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, same);
    for (int i = same; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        out.append((char) (c + 32));
      } else if (plain(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
