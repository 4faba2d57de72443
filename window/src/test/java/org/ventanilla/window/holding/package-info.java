@NullMarked
package org.ventanilla.window.holding;

import org.jspecify.annotations.NullMarked;
