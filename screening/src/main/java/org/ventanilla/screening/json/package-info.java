/// Lines of JSON from outside, read strictly and within bounds, for whatever in screening reads
/// JSON lines.
@NullMarked
package org.ventanilla.screening.json;

import org.jspecify.annotations.NullMarked;
