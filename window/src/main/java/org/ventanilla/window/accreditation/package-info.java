/// Agencies' and officers' keys: registered, rotated and revoked by two people, valid for an
/// interval, each change a leaf. The one place that says whose signature this is.
@ApplicationModule(allowedDependencies = {"platform", "agreement", "notary"})
@NullMarked
package org.ventanilla.window.accreditation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
