package org.ventanilla.screening.match;

import java.util.Locale;

/// A number or text that identifies its bearer, and what sharing it is worth in log odds.
public enum MarkKind {
  /// The same CURP.
  CURP(9, true),
  /// The same RFC.
  RFC(7.5, true),
  /// The same first ten characters of an RFC or CURP: initials and birth date.
  CIVIL_STEM(3, false),
  /// The same passport.
  PASSPORT(6.5, true),
  /// The same number of another document.
  DOCUMENT(5.5, true),
  /// The same electronic mail address.
  EMAIL(3.5, false),
  /// The same telephone number.
  PHONE(2.8, false);

  private final double weight;
  private final boolean identifies;

  MarkKind(double weight, boolean identifies) {
    this.weight = weight;
    this.identifies = identifies;
  }

  /// What sharing it adds to the log odds.
  public double weight() {
    return weight;
  }

  /// Whether one bearer has it to themselves, so that sharing it is a hit whatever the name.
  public boolean identifies() {
    return identifies;
  }

  /// The stable code, for example `civil-stem`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
