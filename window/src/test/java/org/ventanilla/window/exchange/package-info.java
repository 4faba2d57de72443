@NullMarked
package org.ventanilla.window.exchange;

import org.jspecify.annotations.NullMarked;
