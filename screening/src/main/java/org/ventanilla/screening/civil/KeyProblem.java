package org.ventanilla.screening.civil;

import java.util.Locale;

/// What is wrong with a CURP or an RFC.
public enum KeyProblem {
  /// Too short or too long.
  LENGTH,
  /// A character that cannot stand where it stands.
  CHARACTER,
  /// The date is no day.
  DATE,
  /// The day is still to come.
  FUTURE_DATE,
  /// No state has this code.
  STATE,
  /// It begins with a word that the issuer replaces.
  INCONVENIENT_WORD,
  /// Its last digit does not fit the others.
  CHECK_DIGIT;

  /// The stable code, for example `check-digit`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
