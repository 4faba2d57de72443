/// The REST door under /api/v1, the ledger's under /ledger and the witness's under /witness:
/// authentication, bounds, problems, OpenAPI. It decides nothing.
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "agreement",
      "notary",
      "witness",
      "accreditation",
      "release",
      "exchange",
      "holding"
    })
@NullMarked
package org.ventanilla.window.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
