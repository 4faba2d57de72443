package org.ventanilla.screening.name;

/// How much a word tells of who bears it. A list's own counts know best; [#standard()] is what the
/// built-in tables say.
@FunctionalInterface
public interface TokenWeights {
  /// @param word a word of a name
  /// @return between 0.2, nearly everybody has it, and 1.5, hardly anybody; 1 is ordinary
  float weight(Word word);

  /// From the built-in tables of common names and generic words.
  static TokenWeights standard() {
    return Word::defaultWeight;
  }
}
