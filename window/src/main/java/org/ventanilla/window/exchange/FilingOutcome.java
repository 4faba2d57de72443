package org.ventanilla.window.exchange;

import java.util.List;
import java.util.Optional;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.Ticket;

/// What became of a filing.
public sealed interface FilingOutcome {
  /// A new request.
  ///
  /// @param receipt SUBMISSION_ACCEPTANCE; empty only when the ledger is slow, it follows under
  ///   `/receipts`
  record Accepted(RequestView request, Ticket ticket, Optional<IssuedReceipt> receipt)
      implements FilingOutcome {}

  /// The same bytes were filed before by the same agency: the original request and receipt.
  record AlreadyFiled(RequestView request, Ticket ticket, Optional<IssuedReceipt> receipt)
      implements FilingOutcome {}

  /// Not accepted, and receipted all the same.
  ///
  /// @param reason the first reason, whose code the problem carries
  /// @param violations every reason, at most 100
  /// @param receipt SUBMISSION_REJECTION
  record Rejected(
      Violation reason, List<Violation> violations, Ticket ticket, Optional<IssuedReceipt> receipt)
      implements FilingOutcome {
    /// Copies.
    public Rejected {
      violations = List.copyOf(violations);
    }
  }

  /// What is wrong with an act, where, and how to mend it. Never carries content.
  ///
  /// @param code stable, see `docs/problems.md`
  /// @param status the HTTP status that fits: 400, 401, 403, 409, 412, 413, 422 or 429
  /// @param pointer RFC 6901 into the document, or empty for the whole
  /// @param message what is wrong and how to mend it, in English
  record Violation(String code, int status, String pointer, String message) {}
}
