package org.ventanilla.policy;

import java.util.List;

/// Situations that come about under the same scope. One is no other, whatever is in it.
final class Block {
  private final Assignment fixed;
  private final List<List<Vectors.Vector>> groups;
  private final List<Situation> situations;

  Block(Assignment fixed, List<List<Vectors.Vector>> groups, List<Situation> situations) {
    this.fixed = fixed;
    this.groups = groups;
    this.situations = situations;
  }

  /// Values of the scope's dimensions under which it comes about, and usual ones of the others.
  Assignment fixed() {
    return fixed;
  }

  /// What each group of conditions can say. Every combination can come about.
  List<List<Vectors.Vector>> groups() {
    return groups;
  }

  /// What comes about, without the rules that are outweighed.
  List<Situation> situations() {
    return situations;
  }
}
