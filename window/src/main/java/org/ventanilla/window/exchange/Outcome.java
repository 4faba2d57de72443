package org.ventanilla.window.exchange;

import java.util.List;
import java.util.Optional;
import org.ventanilla.window.notary.IssuedReceipt;

/// What became of an act on a request other than filing it.
///
/// @param <T> what the act gives when it was done
public sealed interface Outcome<T> {
  /// Done, with its receipt where the act is receipted.
  record Done<T>(T value, Optional<IssuedReceipt> receipt) implements Outcome<T> {}

  /// There is no such thing for this caller, whether or not it exists for another.
  record NotFound<T>() implements Outcome<T> {}

  /// Refused, and nothing changed.
  record Refused<T>(FilingOutcome.Violation reason, List<FilingOutcome.Violation> violations)
      implements Outcome<T> {
    /// Copies.
    public Refused {
      violations = List.copyOf(violations);
    }
  }
}
