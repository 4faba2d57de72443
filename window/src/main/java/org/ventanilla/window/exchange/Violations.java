package org.ventanilla.window.exchange;

import java.util.List;
import org.ventanilla.window.accreditation.SignatureReading;
import org.ventanilla.window.exchange.FilingOutcome.Violation;

/// Reasons, by the HTTP status that fits. Codes are listed in `docs/problems.md`.
final class Violations {
  /// Most reasons told at once.
  static final int MOST = 100;

  /// The request is not, or no longer, at the version the act is meant for.
  static final Violation PRECONDITION_FAILED =
      new Violation(
          "PRECONDITION_FAILED",
          412,
          "",
          "The request has moved on. Fetch it again, look at it, and repeat the act.");

  private Violations() {}

  static Violation malformed(String code, String pointer, String message) {
    return new Violation(code, 400, pointer, message);
  }

  static Violation forbidden(String code, String pointer, String message) {
    return new Violation(code, 403, pointer, message);
  }

  static Violation conflict(String code, String message) {
    return new Violation(code, 409, "", message);
  }

  static Violation invalid(String code, String pointer, String message) {
    return new Violation(code, 422, pointer, message);
  }

  /// Why a signature does not count.
  static Violation signature(SignatureReading.Refused refused) {
    int status =
        switch (refused.code()) {
          case SIGNATURE_TOO_LARGE -> 413;
          case SIGNATURE_MALFORMED, SIGNATURE_ALGORITHM_REFUSED -> 400;
          case SIGNATURE_KEY_UNKNOWN,
              SIGNATURE_WRONG,
              KEY_WRONG_USE,
              KEY_NOT_YET_VALID,
              KEY_EXPIRED,
              KEY_REVOKED,
              KEY_WRONG_AGENCY,
              KEY_WRONG_HOLDER,
              OFFICER_NOT_ENTITLED ->
              403;
        };
    return new Violation(refused.code().name(), status, "", refused.message());
  }

  static <T> Outcome<T> refused(Violation reason) {
    return new Outcome.Refused<>(reason, List.of(reason));
  }

  static <T> Outcome<T> refused(List<Violation> reasons) {
    return new Outcome.Refused<>(reasons.getFirst(), reasons);
  }
}
