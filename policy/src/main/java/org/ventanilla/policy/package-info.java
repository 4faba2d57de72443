/// Which field may go to whom, for which purpose, and who must agree: rules read from YAML,
/// compiled once, and applied to one field of one record at a time. Whatever goes wrong denies.
@NullMarked
package org.ventanilla.policy;

import org.jspecify.annotations.NullMarked;
