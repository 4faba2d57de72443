/// The `ventanilla` command: starts the window, calls its API, checks its evidence offline.
@NullMarked
package org.ventanilla.cli;

import org.jspecify.annotations.NullMarked;
