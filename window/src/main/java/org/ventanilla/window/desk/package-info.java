/// Pages for people who work at the window. They show what the other modules know and decide
/// nothing.
@ApplicationModule(allowedDependencies = {"platform", "agreement", "notary", "exchange", "release"})
@NullMarked
package org.ventanilla.window.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
