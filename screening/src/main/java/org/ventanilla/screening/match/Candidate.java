package org.ventanilla.screening.match;

import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.name.NameMatch;

/// An entry that reached the threshold, with what its score is made of.
///
/// @param entity its number in the snapshot
/// @param listed its entry
/// @param asked the person's name that met it, their own or one they declared
/// @param nameIndex which of its names did best
/// @param match how that name met the person's
/// @param chance what it costs in log odds that they may have met by chance
/// @param code the outcomes of [EntityTable#code]
/// @param marks what numbers say
/// @param checks what CURP and RFC say beyond being equal
/// @param fine what finer evidence adds in log odds
/// @param score with finer evidence
record Candidate(
    int entity,
    ListedEntity listed,
    String asked,
    int nameIndex,
    NameMatch match,
    double chance,
    int code,
    MarkEvidence marks,
    CivilChecks checks,
    double fine,
    double score) {
  ListedEntity.Name name() {
    return listed.names().get(nameIndex);
  }

  /// Whether this is the better account of the same entry. Of equals the earlier name stands.
  boolean betterThan(Candidate other) {
    return score != other.score ? score > other.score : nameIndex < other.nameIndex;
  }
}
