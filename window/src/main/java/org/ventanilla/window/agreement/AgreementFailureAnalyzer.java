package org.ventanilla.window.agreement;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows whoever starts a window what is wrong with its agreement, without a stack trace.
final class AgreementFailureAnalyzer extends AbstractFailureAnalyzer<AgreementFault> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, AgreementFault cause) {
    return new FailureAnalysis(
        "The agreement cannot be used:\n" + cause.getMessage(),
        "Mend the places above and start again; nothing of the agreement was used.",
        cause);
  }
}
