package org.ventanilla.screening.index;

import org.ventanilla.screening.name.Word;

/// The listed words a query's word may mean.
///
/// @param word the query's
/// @param numbers of listed words
/// @param likenesses how each is like the query's word, as the comparer packs it
record Expansion(Word word, int[] numbers, int[] likenesses) {}
