/// Readers of published lists. Each streams one format into [ListedEntity] records and reports what
/// it read, what it skipped and why; no bytes make a reader fail in any other way.
@NullMarked
package org.ventanilla.screening.list;

import org.jspecify.annotations.NullMarked;
