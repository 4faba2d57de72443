package org.ventanilla.window.release;

/// What became of an approval.
public sealed interface ApprovalOutcome {
  /// It counts.
  ///
  /// @param settled whether it was the last that was needed
  /// @param decision the decision as it stands now
  record Counted(boolean settled, CaseDecision decision) implements ApprovalOutcome {}

  /// It does not count, and nothing changed.
  ///
  /// @param code stable: `DECISION_CHANGED`, `APPROVER_PREPARED_IT`, `APPROVER_COUNTED_ALREADY`,
  ///   `APPROVER_ROLE_NOT_HELD`, `APPROVER_NOT_NEEDED`, `APPROVAL_FIELD_UNKNOWN`
  /// @param message how to mend it
  record Refused(String code, String message) implements ApprovalOutcome {}
}
