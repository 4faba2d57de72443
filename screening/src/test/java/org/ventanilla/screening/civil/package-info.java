@NullMarked
package org.ventanilla.screening.civil;

import org.jspecify.annotations.NullMarked;
