package org.ventanilla.screening.person;

import java.util.Locale;
import java.util.Optional;

/// What a declared fact is about.
public enum FactKind {
  /// Another name of the person.
  NAME,
  /// An address.
  ADDRESS,
  /// A telephone number.
  PHONE,
  /// An electronic mail address.
  EMAIL,
  /// The name of an employer, present or past.
  EMPLOYER,
  /// The name of a relative; the fact's relation says which.
  RELATIVE,
  /// A document's number; the fact's relation says which document.
  DOCUMENT,
  /// A vehicle's plate or serial number.
  VEHICLE;

  /// The stable code, for example `employer`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with this code, in either case.
  public static Optional<FactKind> of(String code) {
    for (FactKind kind : values()) {
      if (kind.code().equalsIgnoreCase(code.strip())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
