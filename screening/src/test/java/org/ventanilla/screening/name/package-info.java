@NullMarked
package org.ventanilla.screening.name;

import org.jspecify.annotations.NullMarked;
