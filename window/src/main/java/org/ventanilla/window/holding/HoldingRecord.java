package org.ventanilla.window.holding;

import java.util.List;
import java.util.Optional;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.window.exchange.HeldRecord;

/// One record of a holding: what it is found by, and what is held.
///
/// @param subject the subject's type in the agreement, such as `person`
/// @param names at most [RecordReader#MOST_NAMES]
/// @param birthDates any of them
/// @param identifiers at most [RecordReader#MOST_IDENTIFIERS]
/// @param held what goes to the exchange
record HoldingRecord(
    String subject,
    List<Name> names,
    List<DateExpression> birthDates,
    List<Identifier> identifiers,
    HeldRecord held) {
  HoldingRecord {
    names = List.copyOf(names);
    birthDates = List.copyOf(birthDates);
    identifiers = List.copyOf(identifiers);
    if (names.isEmpty() && identifiers.isEmpty()) {
      throw new IllegalArgumentException("a record is found by a name or an identifier");
    }
  }

  /// A name.
  ///
  /// @param kind `legal`, `alias`, `weak-alias`, `nickname` or `married`
  /// @param text all of it, in any order
  record Name(String kind, String text) {}

  /// A document or number.
  ///
  /// @param type for example `passport`
  /// @param country ISO 3166-1 alpha-2, if known
  record Identifier(String type, String value, Optional<String> country) {}
}
