@NullMarked
package org.ventanilla.window.witness;

import org.jspecify.annotations.NullMarked;
