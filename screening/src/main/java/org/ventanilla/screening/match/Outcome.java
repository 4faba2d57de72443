package org.ventanilla.screening.match;

import java.util.Locale;

/// What two statements say of each other.
sealed interface Outcome permits DateOutcome, SexOutcome, CountryOutcome, KindOutcome {
  /// What it adds to the log odds.
  double weight();

  /// The stable code, for example `one-digit`.
  default String code() {
    return toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
