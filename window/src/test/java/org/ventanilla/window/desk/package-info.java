@NullMarked
package org.ventanilla.window.desk;

import org.jspecify.annotations.NullMarked;
