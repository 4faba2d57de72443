package org.ventanilla.window.accreditation;

import org.ventanilla.window.notary.Ticket;

/// What came of proposing or confirming a change.
public sealed interface KeyChange {

  /// The change waits for a second officer. The same proposal again gives the same outcome.
  record Proposed(KeyProposal proposal) implements KeyChange {}

  /// The change is in effect. The same confirmation again gives the same outcome.
  ///
  /// @param key the key as it is now
  /// @param ticket the leaf of the change
  record InEffect(RegisteredKey key, Ticket ticket) implements KeyChange {}

  /// Nothing changed.
  ///
  /// @param code a stable code: one of [SignatureCode] or [ChangeCode]
  record Refused(String code, String message) implements KeyChange {}
}
