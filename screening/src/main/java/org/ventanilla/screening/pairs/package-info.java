/// Scores pairs: two names, or two entities in FollowTheMoney form, in files of any size. Says how
/// alike the two of a pair are and searches nothing.
@NullMarked
package org.ventanilla.screening.pairs;

import org.jspecify.annotations.NullMarked;
