@NullMarked
package org.ventanilla.screening.list;

import org.jspecify.annotations.NullMarked;
