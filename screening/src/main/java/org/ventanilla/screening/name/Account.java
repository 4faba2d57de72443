package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;

/// Writes down what costs what in one comparison, for a person to read.
final class Account {
  private final ParsedName left;
  private final ParsedName right;
  private final boolean swapped;
  private final List<NameMatch.Pairing> pairings = new ArrayList<>();
  private final List<NameMatch.Leftover> leftovers = new ArrayList<>();
  private final List<NameMatch.Remark> remarks = new ArrayList<>();

  /// @param swapped whether the caller named them the other way round
  Account(ParsedName left, ParsedName right, boolean swapped) {
    this.left = left;
    this.right = right;
    this.swapped = swapped;
  }

  void met(ParsedName.Unit a, ParsedName.Unit b, Relation relation, float cost, float weight) {
    boolean joined = a.count() != b.count() && relation == Relation.EXACT;
    pair(tokens(left, a), tokens(right, b), joined ? Relation.JOINED : relation, cost, weight);
  }

  void acronym(ParsedName a, ParsedName b, float cost) {
    pair(List.of(a.core), List.of(b.core), Relation.ACRONYM, cost, 1f);
  }

  /// All words of one name met all of the other's, together.
  void cutOtherwise(ParsedName a, ParsedName b, float cost) {
    pair(List.of(a.core), List.of(b.core), Relation.JOINED, cost, Math.min(a.counted, b.counted));
  }

  /// A title that both bear and that says more than a courtesy.
  ///
  /// @param name whose the first token is
  void title(ParsedName name, NameToken one, NameToken other, float weight) {
    boolean first = name == left;
    pair(List.of(first ? one : other), List.of(first ? other : one), Relation.EXACT, 0f, weight);
  }

  private void pair(
      List<NameToken> a, List<NameToken> b, Relation relation, float cost, float weight) {
    double similarity = Math.max(0, 1 - cost / Likeness.UNRELATED);
    pairings.add(
        new NameMatch.Pairing(
            swapped ? b : a, swapped ? a : b, relation, similarity, weight, cost));
  }

  private static List<NameToken> tokens(ParsedName name, ParsedName.Unit unit) {
    List<NameToken> tokens = new ArrayList<>();
    for (int i = 0; i < unit.count(); i++) {
      tokens.add(name.core[unit.first() + i]);
    }
    return tokens;
  }

  /// What one name has left over.
  ///
  /// @param conflicts how many of them contradict
  /// @param cost of all leftovers of both names
  void leftovers(ParsedName name, boolean[] met, boolean first, int conflicts, float cost) {
    int contradicting = conflicts;
    for (int i = 0; i < name.counted; i++) {
      if (!met[i]) {
        leftovers.add(
            new NameMatch.Leftover(name.core[i], first != swapped, contradicting-- > 0, cost));
      }
    }
  }

  void remark(NameMatch.RemarkKind kind, float cost) {
    remarks.add(new NameMatch.Remark(kind, cost));
  }

  NameMatch match(double score, float cost) {
    return new NameMatch(score, cost, pairings, leftovers, remarks);
  }
}
