package org.ventanilla.screening.name;

import java.util.List;

/// The letters of a person's name one after the other, whatever its words: `Song Choljang`,
/// `Songchol JANG` and `JANG, Song Chol` are the same eleven. Who is written with the same letters
/// in the same order is the same however the words were cut, joined or told apart as given and
/// family names, particles and titles.
///
/// @param spoken given names first where a comma says which they are, else as it stands; empty if
///   the name has too few letters, too many, or some of a script whose letters are not sounds
/// @param registered family names first; empty without a comma
/// @param words how many words there are
record WrittenLetters(String spoken, String registered, int words) {
  static final WrittenLetters NONE = new WrittenLetters("", "", 0);

  /// Fewer letters may well be the same by chance.
  private static final int FEWEST = 8;

  private static final int MOST = 64;

  static WrittenLetters of(List<Tokeniser.Piece> pieces) {
    StringBuilder family = new StringBuilder();
    StringBuilder given = new StringBuilder();
    int words = 0;
    for (Tokeniser.Piece piece : pieces) {
      if (piece.loose() || !piece.origin().isEmpty()) {
        return NONE;
      }
      if (!piece.bracket()) {
        (piece.part() == 0 ? family : given).append(piece.folded());
        words++;
      }
    }
    return of(given.toString(), family.toString(), words);
  }

  static WrittenLetters of(String given, String family, int words) {
    int letters = given.length() + family.length();
    if (letters < FEWEST || letters > MOST) {
      return NONE;
    }
    return new WrittenLetters(given + family, given.isEmpty() ? "" : family + given, words);
  }

  /// Whether both are written with the same letters. The same words in another order are not meant:
  /// which is the family name makes other people of them.
  boolean same(WrittenLetters other) {
    if (spoken.isEmpty() || spoken.length() != other.spoken.length()) {
      return false;
    }
    return spoken.equals(other.spoken)
        || (words != other.words
            && (spoken.equals(other.registered) || registered.equals(other.spoken)));
  }
}
