/// What files of people and files of pairs have in common as CSV: how they begin. Uses nothing.
@NullMarked
package org.ventanilla.screening.csv;

import org.jspecify.annotations.NullMarked;
