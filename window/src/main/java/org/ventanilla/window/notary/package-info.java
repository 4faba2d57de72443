/// The window's evidence: every step's leaf, the sequencer that puts leaves into the ledger, the
/// signer and the receipts. Nothing here knows what a step means.
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.ventanilla.window.notary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
