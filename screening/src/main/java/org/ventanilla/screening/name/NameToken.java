package org.ventanilla.screening.name;

/// One token of a name.
///
/// @param word what it says
/// @param written as it stood in the name
/// @param role what it does there
/// @param stated whether the source said the role (parts, a comma) rather than its place or a table
/// @param optional may be missing: stood in brackets, or is a title that may be a name
public record NameToken(Word word, String written, Role role, boolean stated, boolean optional) {
  /// One letter standing for a name.
  public boolean isInitial() {
    return word.text().length() == 1 && !word.isNumber();
  }
}
