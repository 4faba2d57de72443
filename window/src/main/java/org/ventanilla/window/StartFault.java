package org.ventanilla.window;

import org.ventanilla.window.agreement.AgreementFault;
import org.ventanilla.window.platform.PlatformFault;

/// Finds the reason that an operator can mend in what the framework made of it.
final class StartFault {
  private static final int DEPTH_LIMIT = 50;

  private StartFault() {}

  static RuntimeException unwrap(RuntimeException thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEPTH_LIMIT; depth++) {
      if (cause instanceof PlatformFault || cause instanceof AgreementFault) {
        return (RuntimeException) cause;
      }
      cause = cause.getCause();
    }
    return thrown;
  }
}
