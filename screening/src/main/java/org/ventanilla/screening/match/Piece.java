package org.ventanilla.screening.match;

/// One piece of evidence of a hit and what it did to the score.
///
/// @param kind what it is about
/// @param outcome what the two sides say of each other, a stable code such as `exact` or `conflict`
/// @param person what the person states; empty if nothing
/// @param entry what the entry states; empty if nothing
/// @param logOdds what it added, or took, in log odds
/// @param points by how much it moved the score, in the order of the pieces; they add up to it
public record Piece(
    PieceKind kind, String outcome, String person, String entry, double logOdds, double points) {}
