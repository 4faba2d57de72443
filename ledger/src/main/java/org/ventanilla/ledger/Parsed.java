package org.ventanilla.ledger;

import java.util.function.Function;

/// What became of bytes somebody sent: a value, or the reason why they are none.
public sealed interface Parsed<T> {
  /// The bytes were well formed.
  record Valid<T>(T value) implements Parsed<T> {}

  /// The bytes were not well formed. The reason never repeats the bytes.
  record Malformed<T>(String reason) implements Parsed<T> {}

  /// The value, where the bytes are our own and malformed ones would be a fault.
  ///
  /// @throws LedgerException with [LedgerException.Code#MALFORMED] otherwise
  default T orElseThrow() {
    return switch (this) {
      case Valid<T>(T value) -> value;
      case Malformed<T>(String reason) ->
          throw new LedgerException(LedgerException.Code.MALFORMED, reason);
    };
  }

  /// Continues with the value, or keeps the reason.
  default <R> Parsed<R> flatMap(Function<T, Parsed<R>> next) {
    return switch (this) {
      case Valid<T>(T value) -> next.apply(value);
      case Malformed<T>(String reason) -> new Malformed<>(reason);
    };
  }
}
