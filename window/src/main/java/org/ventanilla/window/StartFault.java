package org.ventanilla.window;

import org.ventanilla.window.agreement.AgreementFault;
import org.ventanilla.window.notary.NotaryFault;
import org.ventanilla.window.platform.PlatformFault;
import org.ventanilla.window.witness.WitnessFault;

/// Finds the reason that an operator can mend in what the framework made of it.
final class StartFault {
  private static final int DEPTH_LIMIT = 50;

  private StartFault() {}

  static RuntimeException unwrap(RuntimeException thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEPTH_LIMIT; depth++) {
      switch (cause) {
        case PlatformFault fault -> {
          return fault;
        }
        case AgreementFault fault -> {
          return fault;
        }
        case NotaryFault fault -> {
          return fault;
        }
        case WitnessFault fault -> {
          return fault;
        }
        default -> cause = cause.getCause();
      }
    }
    return thrown;
  }
}
