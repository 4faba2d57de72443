package org.ventanilla.window.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.platform.PlatformFault;

/// What a caller hears of a fault of the window's own. It is logged by its class and code only:
/// messages of other people's exceptions may quote what was sent.
final class Faults {
  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  static Problem problem(Exception fault) {
    if (fault instanceof PlatformFault known) {
      return platform(known);
    }
    StackTraceElement[] trace = fault.getStackTrace();
    log.atError()
        .addKeyValue("fault", fault.getClass().getName())
        .addKeyValue("at", trace.length == 0 ? "" : trace[0].toString())
        .log("unexpected-fault");
    return Problem.of(ProblemCode.INTERNAL_FAULT);
  }

  private static Problem platform(PlatformFault fault) {
    log.atError().addKeyValue("code", fault.code().text()).log("platform-fault");
    return switch (fault.code()) {
      case DATABASE_UNAVAILABLE, DATABASE_COMMIT_UNKNOWN, VAULT_UNAVAILABLE ->
          Problem.of(ProblemCode.UNAVAILABLE);
      // Every other fault is the window's own and repeating the call does not mend it.
      default -> Problem.of(ProblemCode.INTERNAL_FAULT);
    };
  }
}
