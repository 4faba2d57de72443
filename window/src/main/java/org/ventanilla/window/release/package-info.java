/// Whether a field may leave: the active policy, the decision on each field and the people who must
/// approve it. Nothing leaves the window by another way.
@ApplicationModule(allowedDependencies = {"platform", "agreement", "notary", "accreditation"})
@NullMarked
package org.ventanilla.window.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
