/// Sanction lists and the people on them. Reads the lists as they are published and says what each
/// entry states.
@NullMarked
package org.ventanilla.screening;

import org.jspecify.annotations.NullMarked;
