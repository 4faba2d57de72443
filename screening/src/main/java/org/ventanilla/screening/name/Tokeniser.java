package org.ventanilla.screening.name;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Cuts a name into pieces: at spaces, hyphens and other marks, at the end of a legal form written
/// on to a name, into family and given name where Chinese, Japanese or Korean writes them as one.
final class Tokeniser {
  private static final String APOSTROPHES = "'`´’‘ʼʻʿʾ′＇׳";
  private static final String LOOKALIKES_FROM = "аАВсСеЕНіІїКМоОрРТхХуУѕЅјЈɡοΟΑΒΕΖΗΙΚΜΝΡΤΥΧ";
  private static final String LOOKALIKES_TO = "aABcCeEHiIiKMoOpPTxXyYsSjJgoOABEZHIKMNPTYX";
  private static final String LEET_FROM = "013457986@$!|€";
  private static final String LEET_TO = "oieastgbbasiie";

  private static final int MOST_KNOWN = 50_000;
  private static final char LATIN_END = '\u0250';

  private final NameTables tables;

  /// Words of Latin letters read before, by how they were written; as many as are met first.
  private final ConcurrentHashMap<String, Piece> known = new ConcurrentHashMap<>();

  Tokeniser(NameTables tables) {
    this.tables = tables;
  }

  /// A piece.
  ///
  /// @param written as it stood
  /// @param folded in Latin letters and digits, never empty
  /// @param part counts commas before it
  /// @param bracket stood in brackets
  /// @param hyphen a hyphen stood before it
  /// @param dotted had dots: an abbreviation or initials
  /// @param loose in a script that leaves out or inserts vowels
  /// @param origin its characters if each is a syllable, else empty
  record Piece(
      String written,
      String folded,
      int part,
      boolean bracket,
      boolean hyphen,
      boolean dotted,
      boolean loose,
      String origin) {
    boolean upper() {
      return written.length() > 1
          && Character.toUpperCase(written.charAt(1)) == written.charAt(1)
          && written.equals(written.toUpperCase(java.util.Locale.ROOT))
          && !written.equals(written.toLowerCase(java.util.Locale.ROOT));
    }

    Piece at(int place, boolean bracketed, boolean hyphened) {
      return part == place && bracket == bracketed && hyphen == hyphened
          ? this
          : new Piece(written, folded, place, bracketed, hyphened, dotted, loose, origin);
    }

    Piece with(String text) {
      return new Piece(written, text, part, bracket, hyphen, dotted, loose, "");
    }
  }

  List<Piece> pieces(String text) {
    String name =
        text.length() > ParsedName.MAX_CHARACTERS
            ? text.substring(0, ParsedName.MAX_CHARACTERS)
            : text;
    List<Piece> pieces = new ArrayList<>();
    boolean single = oneRun(name);
    int begin = -1;
    int part = 0;
    int depth = 0;
    boolean hyphen = false;
    boolean slash = false;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      if (inside(c, begin < 0 ? 0 : i - begin, name, i)) {
        begin = begin < 0 ? i : begin;
        continue;
      }
      if (begin >= 0) {
        add(pieces, name.substring(begin, i), part, depth > 0 || slash, hyphen, single);
        begin = -1;
        hyphen = false;
      }
      switch (c) {
        case ',', '،', '，', '、' -> part++;
        case '(', '[', '{', '（' -> depth++;
        case ')', ']', '}', '）' -> depth = Math.max(0, depth - 1);
        case '-', '‐', '‑', '–', '_' -> hyphen = !pieces.isEmpty();
        // What follows a slash is another name for the same.
        case '/' -> slash = !pieces.isEmpty();
        case '&', '＆', '+' -> add(pieces, "&", part, depth > 0, false, false);
        default -> {}
      }
    }
    return pieces;
  }

  /// @param length of the piece so far
  private static boolean inside(char c, int length, String name, int at) {
    if (Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || APOSTROPHES.indexOf(c) >= 0
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.MODIFIER_SYMBOL) {
      return true;
    }
    char next = at + 1 < name.length() ? name.charAt(at + 1) : ' ';
    return switch (c) {
      case '.', '．' -> length > 0;
      case '/' -> length == 1 && Character.isLetter(next) && !letterAt(name, at + 2);
      case '$', '@', '!', '|', '€' ->
          Character.isLetter(next) && (length > 0 || c == '$' || c == '@');
      case '%' -> Character.isDigit(at > 0 ? name.charAt(at - 1) : ' ');
      default -> false;
    };
  }

  /// Whether a name is one run of letters with nothing between them.
  private static boolean oneRun(String name) {
    String text = name.strip();
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i)) && !Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean letterAt(String name, int at) {
    return at < name.length() && Character.isLetter(name.charAt(at));
  }

  private void add(
      List<Piece> pieces,
      String written,
      int part,
      boolean bracket,
      boolean hyphen,
      boolean single) {
    if (pieces.size() >= ParsedName.MAX_TOKENS) {
      return;
    }
    if (written.equals("&")) {
      pieces.add(new Piece("&", "and", part, bracket, false, false, false, ""));
      return;
    }
    Piece before = known.get(written);
    if (before != null) {
      pieces.add(before.at(part, bracket, hyphen));
      return;
    }
    int count = pieces.size();
    addNew(pieces, written, part, bracket, hyphen, single);
    if (pieces.size() == count + 1 && latinLetters(written) && known.size() < MOST_KNOWN) {
      known.putIfAbsent(written, pieces.getLast());
    }
  }

  private static boolean latinLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= LATIN_END || !Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void addNew(
      List<Piece> pieces,
      String written,
      int part,
      boolean bracket,
      boolean hyphen,
      boolean single) {
    String latin = tables.latin(written);
    if (latin != null) {
      pieces.add(new Piece(written, latin, part, bracket, hyphen, false, false, ""));
      return;
    }
    UnicodeScript script = script(written);
    if (script == UnicodeScript.HAN || script == UnicodeScript.HANGUL) {
      eastAsian(pieces, written, part, bracket, script, single);
      return;
    }
    String text = unmixed(written);
    boolean dotted = text.indexOf('.') >= 0;
    if (dotted && !initials(text)) {
      for (String one : text.split("\\.", -1)) {
        addPlain(pieces, one, part, bracket, hyphen, text.endsWith(one + "."), script);
      }
      return;
    }
    addPlain(pieces, text, part, bracket, hyphen, dotted, script);
  }

  /// Whether dots stand after single letters or at the end only: `A.B.C.`, `Int.`; not `Jose.Luis`.
  private static boolean initials(String text) {
    int since = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '.') {
        since++;
      } else {
        if (since > 2 && i < text.length() - 1) {
          return false;
        }
        since = 0;
      }
    }
    return true;
  }

  private void addPlain(
      List<Piece> pieces,
      String text,
      int part,
      boolean bracket,
      boolean hyphen,
      boolean dotted,
      UnicodeScript script) {
    boolean loose =
        script == UnicodeScript.ARABIC
            || script == UnicodeScript.HEBREW
            || script == UnicodeScript.SYRIAC
            || script == UnicodeScript.KATAKANA
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KHMER
            || script == UnicodeScript.THAI;
    String plain = bare(text, script).replace("%", "percent");
    String folded =
        tables
            .romaniser()
            .fold(script == UnicodeScript.LATIN && text.indexOf('%') < 0 ? unleet(plain) : plain);
    if (script == UnicodeScript.KHMER
        && folded.length() == 2
        && "aeiou".indexOf(folded.charAt(1)) < 0) {
      // The vowel that is not written.
      folded = folded.charAt(0) + "o" + folded.charAt(1);
    }
    if (folded.length() > Word.MAX_LENGTH) {
      folded = folded.substring(0, Word.MAX_LENGTH);
    }
    int digits = leadingDigits(folded);
    if (digits > 0 && digits < folded.length() && folded.length() - digits > 2) {
      pieces.add(
          new Piece(text, folded.substring(0, digits), part, bracket, hyphen, false, false, ""));
      folded = folded.substring(digits);
      if (pieces.size() >= ParsedName.MAX_TOKENS) {
        return;
      }
    }
    if (!folded.isEmpty()) {
      pieces.add(new Piece(text, folded, part, bracket, hyphen, dotted, loose, ""));
    }
  }

  /// Without dots, and without the Arabic article written on.
  private static String bare(String text, UnicodeScript script) {
    String bare = text.replace(".", "");
    return script == UnicodeScript.ARABIC && bare.length() >= 5 && bare.startsWith("ال")
        ? bare.substring(2)
        : bare;
  }

  private static int leadingDigits(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    return digits;
  }

  private void eastAsian(
      List<Piece> pieces,
      String written,
      int part,
      boolean bracket,
      UnicodeScript script,
      boolean single) {
    int characters = written.codePointCount(0, written.length());
    String[] syllables = new String[characters];
    int at = 0;
    for (int i = 0; i < characters; i++) {
      int end = written.offsetByCodePoints(at, 1);
      String character = written.substring(at, end);
      String known = tables.latin(character);
      syllables[i] =
          known != null && (i == 0 || characters == 1) ? known : tables.romaniser().fold(character);
      at = end;
    }
    boolean alone = single && characters >= 2 && characters <= 4;
    int family = !alone ? 0 : characters == 4 ? 2 : 1;
    if (family > 0) {
      addSyllables(pieces, written, syllables, 0, family, part, bracket, script);
    }
    addSyllables(pieces, written, syllables, family, characters, part, bracket, script);
  }

  private static void addSyllables(
      List<Piece> pieces,
      String written,
      String[] syllables,
      int from,
      int to,
      int part,
      boolean bracket,
      UnicodeScript script) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      joined.append(syllables[i]);
    }
    String origin =
        written.substring(written.offsetByCodePoints(0, from), written.offsetByCodePoints(0, to));
    boolean foreign = script == UnicodeScript.HAN && to - from > 2;
    if (!joined.isEmpty() && pieces.size() < ParsedName.MAX_TOKENS) {
      String folded =
          joined.length() > Word.MAX_LENGTH
              ? joined.substring(0, Word.MAX_LENGTH)
              : joined.toString();
      pieces.add(new Piece(origin, folded, part, bracket, false, false, foreign, origin));
    }
  }

  private static UnicodeScript script(String text) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      UnicodeScript script = UnicodeScript.of(c);
      if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
        return script;
      }
      i += Character.charCount(c);
    }
    return UnicodeScript.COMMON;
  }

  /// A Latin word with Cyrillic or Greek letters that look alike, put right.
  private static String unmixed(String text) {
    boolean latin = false;
    boolean other = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      latin |= c < 0x250 && Character.isLetter(c);
      other |= LOOKALIKES_FROM.indexOf(c) >= 0;
    }
    if (!latin || !other) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      int at = LOOKALIKES_FROM.indexOf(text.charAt(i));
      out.append(at < 0 ? text.charAt(i) : LOOKALIKES_TO.charAt(at));
    }
    return out.toString();
  }

  /// Digits that stand for letters within a word, put right: a digit with letters on both sides, or
  /// a last one after three letters and more.
  private static String unleet(String text) {
    int letters = 0;
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      odd += LEET_FROM.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
    }
    boolean number =
        text.length() > 1 && Character.isDigit(text.charAt(0)) && Character.isDigit(text.charAt(1));
    if (odd == 0 || letters < 2 || letters <= odd || number) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int at = LEET_FROM.indexOf(text.charAt(i));
      boolean before = i > 0 && Character.isLetter(out.charAt(i - 1));
      boolean after = i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
      boolean ordinal = i == 0 && text.length() <= 3;
      boolean edge = letters >= 3 && (i == 0 ? after : before && i == text.length() - 1);
      if (at >= 0 && !ordinal && (edge || (before && after))) {
        out.setCharAt(i, LEET_TO.charAt(at));
      }
    }
    return out.toString();
  }
}
