/// This window and its counterparts watch over each other's ledgers: it cosigns and mirrors theirs,
/// and has them cosign its own. It knows checkpoints and entries, never what they mean.
@ApplicationModule(allowedDependencies = {"platform", "agreement", "notary"})
@NullMarked
package org.ventanilla.window.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
