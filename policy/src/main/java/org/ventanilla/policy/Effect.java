package org.ventanilla.policy;

/// What a rule says of the fields it applies to, and what a decision comes to.
public enum Effect {
  /// The field may leave, with its obligations carried out.
  PERMIT,
  /// The field may leave once the named approvers have agreed.
  APPROVE,
  /// The field stays.
  DENY
}
