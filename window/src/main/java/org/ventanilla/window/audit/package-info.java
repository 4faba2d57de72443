/// Reads a ledger the way an auditor does: from its leaves alone it tells what was filed, answered
/// in time or late, refused and still open, and whether the leaves agree with each other and with
/// the receipts somebody kept.
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.ventanilla.window.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
