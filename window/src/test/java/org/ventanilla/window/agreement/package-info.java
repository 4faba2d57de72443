@NullMarked
package org.ventanilla.window.agreement;

import org.jspecify.annotations.NullMarked;
