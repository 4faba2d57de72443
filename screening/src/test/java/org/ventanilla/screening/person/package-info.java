@NullMarked
package org.ventanilla.screening.person;

import org.jspecify.annotations.NullMarked;
