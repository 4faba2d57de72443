@NullMarked
package org.ventanilla.screening.pairs;

import org.jspecify.annotations.NullMarked;
