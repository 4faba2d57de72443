package org.ventanilla.screening.name;

/// How one token met another.
public enum Relation {
  /// The same once case and accents are folded.
  EXACT(0),
  /// The same name in another romanisation or from another script.
  TRANSLITERATION(1),
  /// Another accepted spelling of the same name.
  SPELLING(2),
  /// A short form of the same word: Ma. for María, Int'l for International.
  ABBREVIATION(3),
  /// A pet name: Chuy for Jesús.
  HYPOCORISTIC(4),
  /// The same name in another language: Juan and John.
  LANGUAGE(5),
  /// Sounds the same.
  PHONETIC(6),
  /// Written together on one side, apart on the other.
  JOINED(7),
  /// A letter or two differ.
  TYPING_ERROR(8),
  /// An initial that fits.
  INITIAL(9),
  /// The first letters of several words.
  ACRONYM(10),
  /// Nothing in common.
  NONE(11);

  private static final Relation[] ALL = values();

  private final int code;

  Relation(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Relation of(int code) {
    return ALL[code];
  }
}
