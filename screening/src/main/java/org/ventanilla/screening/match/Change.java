package org.ventanilla.screening.match;

/// Something that would have changed the verdict: one statement other than it is.
///
/// @param kind what would be other
/// @param outcome how, the stable code of the piece it would be
/// @param entry what the entry states on it; empty if it is the person's that would be other
/// @param score the score then
/// @param alerts whether it would alert then
public record Change(PieceKind kind, String outcome, String entry, double score, boolean alerts) {}
