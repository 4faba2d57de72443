/// What holders hold: imported records, the people who answer for a holder, and the search that
/// answers an inquiry.
@ApplicationModule(
    allowedDependencies = {"platform", "agreement", "notary", "accreditation", "exchange"})
@NullMarked
package org.ventanilla.window.holding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
