package org.ventanilla.ledger;

/// Whether a log only grew between two checkpoints.
public sealed interface ConsistencyVerification {
  /// The newer tree begins with the older one.
  record Consistent(Checkpoint older, Checkpoint newer) implements ConsistencyVerification {}

  /// It is not shown. [Reason#EQUIVOCATION] proves the log lied; keep both checkpoints.
  record NotVerified(Reason reason, String message) implements ConsistencyVerification {}
}
