@NullMarked
package org.ventanilla.screening.index;

import org.jspecify.annotations.NullMarked;
