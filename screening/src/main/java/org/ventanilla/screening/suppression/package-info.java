/// Hits that an officer has cleared. Such a hit no longer alerts, until it lapses or the person or
/// the entry states something else.
@NullMarked
package org.ventanilla.screening.suppression;

import org.jspecify.annotations.NullMarked;
