/// Compares names: reads a name of any script into tokens with roles, says how alike two tokens are
/// and why, and scores two names with an alignment a person can follow. Knows words and nothing of
/// lists; whoever counts words gives their rarity.
@NullMarked
package org.ventanilla.screening.name;

import org.jspecify.annotations.NullMarked;
