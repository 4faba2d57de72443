package org.ventanilla.screening.name;

import java.util.List;

/// Two names compared, and why the score is what it is. The costs add up to [#cost()]; a cost of 1
/// is about a wrong letter in a long word.
///
/// @param score between 0 and 1
/// @param cost sum of what speaks against
/// @param pairings which tokens met
/// @param leftovers tokens nobody met
/// @param remarks what else cost something
public record NameMatch(
    double score,
    double cost,
    List<Pairing> pairings,
    List<Leftover> leftovers,
    List<Remark> remarks) {
  /// Copies.
  public NameMatch {
    pairings = List.copyOf(pairings);
    leftovers = List.copyOf(leftovers);
    remarks = List.copyOf(remarks);
  }

  /// Tokens that met.
  ///
  /// @param left tokens of the first name, more than one if they were written apart
  /// @param right tokens of the second name
  /// @param relation how they met
  /// @param similarity 1 the same, 0 unrelated
  /// @param weight how much the word tells
  /// @param cost what the difference costs
  public record Pairing(
      List<NameToken> left,
      List<NameToken> right,
      Relation relation,
      double similarity,
      double weight,
      double cost) {
    /// Copies.
    public Pairing {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }
  }

  /// A token nobody met.
  ///
  /// @param token which
  /// @param inLeft in the first name rather than the second
  /// @param conflicts whether the other name has a token left over as well, so that they contradict
  /// @param cost what all leftovers of both names cost together
  public record Leftover(NameToken token, boolean inLeft, boolean conflicts, double cost) {}

  /// Something else that cost.
  ///
  /// @param kind what
  /// @param cost how much
  public record Remark(RemarkKind kind, double cost) {}

  /// What else may cost.
  public enum RemarkKind {
    /// The tokens stand in another order.
    ORDER,
    /// A given name met a family name, and both could be either.
    ROLES_SWAPPED,
    /// Only the mother's surname met, the father's did not.
    MOTHERS_NAME_ONLY,
    /// One is the elder, the other the younger: Senior and Junior.
    OTHER_GENERATION,
    /// The legal forms differ.
    LEGAL_FORM,
    /// One has a legal form, the other none; or titles and particles differ.
    DETAILS,
    /// Only one token, or only initials, met: too little to go by.
    LITTLE_EVIDENCE
  }
}
