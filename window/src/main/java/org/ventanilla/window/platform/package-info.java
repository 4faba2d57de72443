/// What every module stands on: database, clock, identifiers, encryption, telemetry, problems. It
/// knows no request, no agency's business and no other module.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.ventanilla.window.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
