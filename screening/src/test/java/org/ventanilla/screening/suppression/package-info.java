@NullMarked
package org.ventanilla.screening.suppression;

import org.jspecify.annotations.NullMarked;
