@NullMarked
package org.ventanilla.screening.json;

import org.jspecify.annotations.NullMarked;
