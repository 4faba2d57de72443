/// The index: listed names by their tokens, identifiers by their value, and the search that finds
/// every listed name a query could match without looking at the others. It loses nothing: what is
/// dropped is dropped by a bound that is never below the score.
@NullMarked
package org.ventanilla.screening.index;

import org.jspecify.annotations.NullMarked;
