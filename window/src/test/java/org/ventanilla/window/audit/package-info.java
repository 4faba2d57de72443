@NullMarked
package org.ventanilla.window.audit;

import org.jspecify.annotations.NullMarked;
