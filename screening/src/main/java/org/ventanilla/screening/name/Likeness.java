package org.ventanilla.screening.name;

/// How alike two words are.
///
/// @param relation how they met
/// @param cost 0 the same; about 1 for a wrong letter in a long word; [#UNRELATED] if nothing is
///   alike
public record Likeness(Relation relation, float cost) {
  /// The cost of a word that meets a different one.
  public static final float UNRELATED = 3f;

  static final Likeness NONE = new Likeness(Relation.NONE, UNRELATED);

  /// 1 the same, 0 unrelated.
  public double similarity() {
    return Math.max(0, 1 - cost / UNRELATED);
  }
}
