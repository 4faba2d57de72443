package org.ventanilla.screening.match;

import java.util.Locale;

/// What a piece of evidence is about.
public enum PieceKind {
  /// The name the entry and the person share.
  NAME,
  /// The name is one the list calls weak.
  WEAK_ALIAS,
  /// What met of the names is common or short, so that they may have met by chance.
  COINCIDENCE,
  /// Birth dates.
  BIRTH_DATE,
  /// Sexes.
  SEX,
  /// Nationality against nationalities, citizenships and birth places.
  COUNTRY,
  /// A person against an organisation or a thing.
  KIND,
  /// A shared number or address that identifies its bearer.
  NUMBER,
  /// Different CURPs or RFCs.
  OTHER_NUMBER,
  /// Addresses in different places.
  ADDRESS,
  /// The person states much, and nothing of it speaks for the entry beside a common name.
  CORROBORATION,
  /// The state of birth in a CURP against birth places.
  BIRTH_PLACE,
  /// The initials in a CURP or RFC against the other's name.
  INITIALS,
  /// What the person states contradicts what their own CURP or RFC encodes; adds nothing.
  OWN_CONTRADICTION;

  /// The stable code, for example `birth-date`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
