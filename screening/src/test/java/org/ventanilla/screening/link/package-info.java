@NullMarked
package org.ventanilla.screening.link;

import org.jspecify.annotations.NullMarked;
