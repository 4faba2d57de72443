package org.ventanilla.screening.index;

/// The listed tokens a query's token may mean, the most similar first, those alike by number.
///
/// @param token the query's
/// @param numbers of listed tokens
/// @param similarities above 0, at most 1, one for each number
record Expansion(String token, int[] numbers, double[] similarities) {}
