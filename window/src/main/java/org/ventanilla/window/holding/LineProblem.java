package org.ventanilla.window.holding;

/// What is wrong with one line of an import, without its content.
///
/// @param line from 1
/// @param pointer RFC 6901 into the line's record, a column's name when the line is not yet a
///   record, or empty for the whole line
/// @param code stable, see `docs/how-to/import-a-holding.md`
public record LineProblem(long line, String pointer, String code) {}
