package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;

/// Joins the two syllables of a Chinese or Korean given name, which are written apart, with a
/// hyphen or together: Kim Jong Un, Kim Jong-un, Kim Jongun.
final class EasternNames {
  /// What it costs to be called by one syllable of the given name.
  static final float PART = 1.4f;

  private static final int MAX_SYLLABLE = 6;
  private static final String VOWELS = "aeiouwy";

  private EasternNames() {}

  /// A family name of one syllable, then two syllables.
  static List<Tokeniser.Piece> merge(List<Tokeniser.Piece> pieces, NameTables tables) {
    if (pieces.size() != 3) {
      return pieces;
    }
    boolean lastShouted = shouted(pieces, 2);
    boolean first =
        !lastShouted
            && family(pieces.get(0), tables)
            && given(pieces.get(1), pieces.get(2), tables);
    boolean written = lastShouted || (!family(pieces.get(0), tables) && pieces.get(1).hyphen());
    boolean last =
        written
            && !shouted(pieces, 0)
            && family(pieces.get(2), tables)
            && given(pieces.get(0), pieces.get(1), tables);
    if (!first && !last) {
      return pieces;
    }
    return first
        ? List.of(pieces.get(0), joined(pieces.get(1), pieces.get(2)))
        : List.of(joined(pieces.get(0), pieces.get(1)), pieces.get(2));
  }

  /// The syllables of a given name that was joined, each of which may stand alone.
  static List<String> parts(NameToken token) {
    int space = token.written().indexOf(' ');
    String text = token.word().text;
    if (space < 0 || token.word().text.startsWith("ab")) {
      return List.of();
    }
    int letters = 0;
    for (int i = 0; i < space; i++) {
      letters += Character.isLetter(token.written().charAt(i)) ? 1 : 0;
    }
    return letters > 1 && text.length() - letters > 1 && text.length() <= 2 * MAX_SYLLABLE
        ? List.of(text.substring(0, letters), text.substring(letters))
        : List.of();
  }

  /// A given name whose family name is known to be Eastern.
  static List<Tokeniser.Piece> mergeGiven(List<Tokeniser.Piece> pieces) {
    return pieces.size() == 2 && syllable(pieces.get(0)) && syllable(pieces.get(1))
        ? List.of(joined(pieces.get(0), pieces.get(1)))
        : pieces;
  }

  /// Whether capitals say that this one is the family name.
  private static boolean shouted(List<Tokeniser.Piece> pieces, int at) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).upper() != (i == at)) {
        return false;
      }
    }
    return true;
  }

  private static boolean family(Tokeniser.Piece piece, NameTables tables) {
    return tables.is(piece.folded(), Word.EASTERN) && tables.is(piece.folded(), Word.KNOWN_FAMILY);
  }

  private static boolean given(Tokeniser.Piece one, Tokeniser.Piece two, NameTables tables) {
    return syllable(one)
        && syllable(two)
        && !tables.is(one.folded(), Word.COMMON)
        && (two.hyphen() || !western(two, tables));
  }

  private static boolean western(Tokeniser.Piece piece, NameTables tables) {
    return tables.is(piece.folded(), Word.KNOWN_FAMILY | Word.KNOWN_GIVEN)
        && !tables.is(piece.folded(), Word.EASTERN);
  }

  /// One run of vowels, with consonants before it and n, ng, k, l, m, p, t or r after it.
  private static boolean syllable(Tokeniser.Piece piece) {
    String text = piece.folded();
    if (text.length() < 2 || text.length() > MAX_SYLLABLE || piece.loose()) {
      return false;
    }
    int runs = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean vowel = VOWELS.indexOf(text.charAt(i)) >= 0;
      boolean before = i > 0 && VOWELS.indexOf(text.charAt(i - 1)) >= 0;
      runs += vowel && !before ? 1 : 0;
    }
    char last = text.charAt(text.length() - 1);
    return runs == 1 && (VOWELS.indexOf(last) >= 0 || "ngklmptrh".indexOf(last) >= 0);
  }

  private static Tokeniser.Piece joined(Tokeniser.Piece one, Tokeniser.Piece two) {
    List<String> written = new ArrayList<>(List.of(one.written(), two.written()));
    return new Tokeniser.Piece(
        String.join(" ", written),
        one.folded() + two.folded(),
        one.part(),
        one.bracket(),
        one.hyphen(),
        false,
        false,
        "");
  }
}
