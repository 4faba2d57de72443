package org.ventanilla.window.release;

import java.util.List;
import org.ventanilla.window.notary.Ticket;

/// What came of an act about the policy.
public sealed interface PolicyChange {
  /// It waits for a second officer.
  record Proposed(PolicyProposal proposal) implements PolicyChange {}

  /// It is decided, and takes effect at its time. The same act again gives the same outcome.
  ///
  /// @param ticket of its leaf
  record Activated(PolicyActivation activation, Ticket ticket) implements PolicyChange {}

  /// Nothing changed.
  ///
  /// @param code stable: a code of signatures or one of [PolicyCode]
  /// @param message how to mend it
  /// @param problems what is wrong in the policy's files, if anything is
  record Refused(String code, String message, List<Problem> problems) implements PolicyChange {
    /// Copies.
    public Refused {
      problems = List.copyOf(problems);
    }

    Refused(PolicyCode code, String message) {
      this(code.name(), message, List.of());
    }
  }

  /// One thing wrong in a policy.
  ///
  /// @param place `file:line:column`, or the file alone
  /// @param code stable within policies
  record Problem(String place, String code, String message) {}
}
