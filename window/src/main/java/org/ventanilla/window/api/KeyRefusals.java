package org.ventanilla.window.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ventanilla.window.accreditation.ChangeCode;
import org.ventanilla.window.accreditation.SignatureCode;
import org.ventanilla.window.exchange.FilingOutcome.Violation;

/// The HTTP status that fits each reason for which the register of keys refuses a change.
final class KeyRefusals {
  private static final int UNPROCESSABLE = 422;

  private KeyRefusals() {}

  static Problem problem(String code, String message) {
    return Problem.of(new Violation(code, status(code), "", message), List.of(), Optional.empty());
  }

  private static int status(String code) {
    Optional<SignatureCode> signature =
        Arrays.stream(SignatureCode.values()).filter(c -> c.name().equals(code)).findFirst();
    if (signature.isPresent()) {
      return status(signature.get());
    }
    return Arrays.stream(ChangeCode.values())
        .filter(c -> c.name().equals(code))
        .findFirst()
        .map(KeyRefusals::status)
        .orElse(UNPROCESSABLE);
  }

  private static int status(SignatureCode code) {
    return switch (code) {
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
  }

  private static int status(ChangeCode code) {
    return switch (code) {
      case ACT_INVALID -> 400;
      case SAME_PERSON -> 403;
      case PROPOSAL_UNKNOWN -> 404;
      case KEY_REGISTERED_BEFORE, KEY_NOT_IN_USE, LAST_CUSTODIANS -> 409;
      case PROPOSALS_TOO_MANY -> 429;
      case ACT_WRONG_AUDIENCE,
          ACT_WRONG_TARGET,
          ACT_EXPIRED,
          KEY_UNSUITABLE,
          KEY_UNKNOWN,
          HOLDER_REFUSED,
          OFFICER_REFUSED ->
          UNPROCESSABLE;
    };
  }
}
