package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Joins Arabic and Persian compounds, which are written in every possible way: Abd al-Rahman,
/// Abdul Rahman, Abdelrahman, Abdurrahman; Saif al-Din, Saifuddin; Habib Allah, Habibullah; Abu
/// Bakr.
final class ArabicNames {
  private static final Set<String> SERVANT =
      Set.of("abd", "abdul", "abdel", "abdal", "abdoul", "abdu", "abdool", "abdol", "abdil");
  private static final Set<String> ARTICLE =
      Set.of(
          "al", "el", "ul", "ol", "il", "ud", "ur", "us", "ad", "ar", "as", "an", "eddine", "ed",
          "er", "es", "at", "ut");
  private static final Set<String> FAITH =
      Set.of(
          "din", "deen", "dine", "dien", "uddin", "uddeen", "eddin", "eddine", "aldin", "aldeen",
          "oddin");
  private static final Set<String> GOD =
      Set.of("allah", "ullah", "ollah", "alla", "ulla", "oullah");
  private static final Set<String> FATHER = Set.of("abu", "abou", "aboo");

  /// Letters of `uddin` and `ullah`.
  private static final int ENDING = 5;

  /// What it costs to be called by a part.
  static final float PART = 0.5f;

  private ArabicNames() {}

  static List<Tokeniser.Piece> merge(List<Tokeniser.Piece> pieces) {
    List<Tokeniser.Piece> out = new ArrayList<>(pieces.size());
    for (int i = 0; i < pieces.size(); i++) {
      Tokeniser.Piece piece = pieces.get(i);
      String text = piece.folded();
      boolean sameAsNext = i + 1 < pieces.size() && pieces.get(i + 1).part() == piece.part();
      boolean border = sameAsNext && apart(piece, pieces.get(i + 1));
      if (sameAsNext && !border && SERVANT.contains(text)) {
        int name = i + 1;
        if (ARTICLE.contains(pieces.get(name).folded()) && name + 1 < pieces.size()) {
          name++;
        }
        out.add(joined(pieces, i, name, "abdul" + pieces.get(name).folded()));
        i = name;
      } else if (sameAsNext && !border && FATHER.contains(text)) {
        int name = i + 1;
        if (ARTICLE.contains(pieces.get(name).folded()) && name + 1 < pieces.size()) {
          name++;
        }
        out.add(joined(pieces, i, name, "abu" + pieces.get(name).folded()));
        i = name;
      } else {
        int faith = ending(pieces, i, FAITH);
        int god = ending(pieces, i, GOD);
        if (faith > 0 && text.length() > 2) {
          out.add(joined(pieces, i, faith, text + "uddin"));
          i = faith;
        } else if (god > 0 && text.length() > 2 && !ARTICLE.contains(text)) {
          out.add(joined(pieces, i, god, text + "ullah"));
          i = god;
        } else {
          out.add(SERVANT.contains(text) ? piece.with("abdul") : canonical(piece));
        }
      }
    }
    return out;
  }

  /// Whether the next piece belongs to something else: a family name in capitals, an initial.
  private static boolean apart(Tokeniser.Piece piece, Tokeniser.Piece next) {
    return next.folded().length() == 1 || (next.upper() && !piece.upper());
  }

  /// Where the compound that begins at `at` ends, or less than 0.
  private static int ending(List<Tokeniser.Piece> pieces, int at, Set<String> endings) {
    int next = at + 1;
    if (next < pieces.size() && endings.contains(pieces.get(next).folded())) {
      return next;
    }
    if (next + 1 < pieces.size()
        && ARTICLE.contains(pieces.get(next).folded())
        && endings.contains(pieces.get(next + 1).folded())) {
      return next + 1;
    }
    return -1;
  }

  private static Tokeniser.Piece joined(
      List<Tokeniser.Piece> pieces, int at, int last, String text) {
    Tokeniser.Piece first = pieces.get(at);
    StringBuilder written = new StringBuilder(first.written());
    for (int i = at + 1; i <= last; i++) {
      written.append(' ').append(pieces.get(i).written());
    }
    Tokeniser.Piece whole = first.with(canonical(text));
    return new Tokeniser.Piece(
        written.toString(),
        whole.folded().length() > Word.MAX_LENGTH
            ? whole.folded().substring(0, Word.MAX_LENGTH)
            : whole.folded(),
        first.part(),
        first.bracket(),
        first.hyphen(),
        false,
        first.loose(),
        "");
  }

  private static Tokeniser.Piece canonical(Tokeniser.Piece piece) {
    String text = canonical(piece.folded());
    return text.equals(piece.folded())
        ? piece
        : new Tokeniser.Piece(
            piece.written(),
            text,
            piece.part(),
            piece.bracket(),
            piece.hyphen(),
            piece.dotted(),
            piece.loose(),
            "");
  }

  /// What a compound may be called by alone: `rahman` and `abdul` of `abdulrahman`; nothing for
  /// others.
  static List<String> parts(String text) {
    if (text.startsWith("abdul") && text.length() > 7) {
      return List.of(text.substring(5), "abdul");
    }
    return text.startsWith("abu") && text.length() > 5
        ? List.of(text.substring(3), "abu")
        : List.of();
  }

  /// What stands before `uddin` or `ullah`, where the name may be cut short: `Kamal` of Kamal
  /// Eddin; empty for other words.
  static String head(String text) {
    boolean compound = text.endsWith("uddin") || text.endsWith("ullah");
    boolean long3 = text.length() >= ENDING + 3 && !text.startsWith("abd");
    return compound && long3 ? text.substring(0, text.length() - ENDING) : "";
  }

  /// One writing for the compounds: `abdul…`, `…uddin`, `…ullah`.
  static String canonical(String text) {
    String out = text;
    if (out.length() > 6
        && out.startsWith("abd")
        && !out.startsWith("abdul")
        && !out.startsWith("abdull")) {
      String rest = servant(out);
      out = rest.isEmpty() ? out : "abdul" + rest;
    }
    if (!mayEnd(out)) {
      return out;
    }
    for (String end :
        new String[] {"eddine", "eddin", "uddeen", "aldin", "oddin", "addin", "udin"}) {
      if (out.length() > end.length() + 2 && out.endsWith(end)) {
        return out.substring(0, out.length() - end.length()) + "uddin";
      }
    }
    for (String end : new String[] {"oullah", "ollah", "ulla", "allah"}) {
      if (out.length() > end.length() + 3 && out.endsWith(end) && !out.startsWith("abd")) {
        return out.substring(0, out.length() - end.length()) + "ullah";
      }
    }
    return out;
  }

  /// Whether a word has the last letters of `…uddin` or `…ullah` in some writing: most have not.
  private static boolean mayEnd(String text) {
    return text.endsWith("in")
        || text.endsWith("ine")
        || text.endsWith("een")
        || text.endsWith("lla")
        || text.endsWith("lah");
  }

  private static String servant(String text) {
    String rest = text.substring(3);
    char vowel = rest.charAt(0);
    if ("aeiou".indexOf(vowel) < 0) {
      return "";
    }
    int at = rest.startsWith("ou") ? 2 : 1;
    if (rest.length() > at + 3) {
      char c = rest.charAt(at);
      if (c == 'l') {
        return rest.substring(at + 1);
      }
      // Abdurrahman, Abdessalam: the article took the sound of the first letter.
      if (rest.charAt(at + 1) == c) {
        return rest.substring(at + 1);
      }
    }
    return "";
  }
}
