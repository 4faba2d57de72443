/// A request from filing to its answer: life cycle, numbering, routing, deadlines, delivery. Owns
/// the ports through which kinds of request and holders of information are added.
@ApplicationModule(
    allowedDependencies = {"platform", "agreement", "notary", "accreditation", "release"})
@NullMarked
package org.ventanilla.window.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
