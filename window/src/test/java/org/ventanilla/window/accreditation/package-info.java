@NullMarked
package org.ventanilla.window.accreditation;

import org.jspecify.annotations.NullMarked;
