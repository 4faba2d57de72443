/// The REST door under /api/v1 and the ledger's under /ledger: authentication, bounds, problems,
/// OpenAPI. It decides nothing.
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "agreement",
      "notary",
      "accreditation",
      "release",
      "exchange",
      "holding"
    })
@NullMarked
package org.ventanilla.window.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
