@NullMarked
package org.ventanilla.screening.match;

import org.jspecify.annotations.NullMarked;
