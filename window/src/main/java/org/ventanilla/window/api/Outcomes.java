package org.ventanilla.window.api;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.exchange.Outcome;
import org.ventanilla.window.notary.IssuedReceipt;

/// From what the exchange says to what the door answers.
final class Outcomes {
  private Outcomes() {}

  /// What an act gave.
  ///
  /// @throws Refusal when it was not done
  static <T> Outcome.Done<T> done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T> done -> done;
      case Outcome.NotFound<T> _ -> throw new Refusal(ProblemCode.NOT_FOUND);
      case Outcome.Refused<T>(var reason, var violations) ->
          throw new Refusal(Problem.of(reason, violations, Optional.empty()));
    };
  }

  /// A receipt as its file has it, or null while the ledger has not caught up.
  static @Nullable String text(Optional<IssuedReceipt> receipt) {
    return receipt.map(Outcomes::text).orElse(null);
  }

  static String text(IssuedReceipt receipt) {
    return new String(receipt.proof(), StandardCharsets.UTF_8);
  }
}
