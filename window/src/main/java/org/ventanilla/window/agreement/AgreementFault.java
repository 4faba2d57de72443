package org.ventanilla.window.agreement;

import java.util.List;
import java.util.stream.Collectors;

/// The window cannot start with the agreement it was given.
public final class AgreementFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Stable code of this module's one fault.
  public static final String CODE = "AGREEMENT_WRONG";

  /// The message holds one problem a line.
  AgreementFault(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
  }

  AgreementFault(String message) {
    super(message);
  }
}
