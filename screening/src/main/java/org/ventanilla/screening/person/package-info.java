/// People to be screened and what they say of themselves. Streams people and facts from CSV or JSON
/// lines of any size in bounded memory, and reports every row or field it could not use.
@NullMarked
package org.ventanilla.screening.person;

import org.jspecify.annotations.NullMarked;
