package org.ventanilla.window.api;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/// Carries the door's code through Spring Security, whose decoders speak in exceptions.
final class TokenRefused extends BadJwtException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  TokenRefused(ProblemCode code) {
    super(code.text());
    this.code = code;
  }

  ProblemCode code() {
    return code;
  }

  /// The code of the first refusal among a failure's causes.
  static ProblemCode codeOf(Throwable failure, ProblemCode otherwise) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
      if (cause instanceof TokenRefused refused) {
        return refused.code;
      }
      if (cause instanceof JwtException) {
        return otherwise;
      }
    }
    return otherwise;
  }
}
