/// The window's server. Each package below is a module with one public door; `ARCHITECTURE.md` is
/// the map.
@NullMarked
package org.ventanilla.window;

import org.jspecify.annotations.NullMarked;
