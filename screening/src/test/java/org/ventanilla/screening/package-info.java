@NullMarked
package org.ventanilla.screening;

import org.jspecify.annotations.NullMarked;
