package org.ventanilla.window.notary;

/// Whether this window's notary takes leaves.
public sealed interface Standing {
  /// It gives leaves their places itself.
  record Sequencing() implements Standing {}

  /// Another window does, or will; leaves are taken all the same.
  record Following() implements Standing {}

  /// It does not run yet, or no longer.
  record Idle() implements Standing {}

  /// It takes no leaf and signs nothing until somebody has looked.
  ///
  /// @param code why, for a program
  /// @param message why, for an operator
  record ReadOnly(NotaryFault.Code code, String message) implements Standing {}
}
