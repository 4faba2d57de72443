/// Decisions by the release policy, beside the same rules in Cedar.
@NullMarked
package org.ventanilla.bench.policy;

import org.jspecify.annotations.NullMarked;
