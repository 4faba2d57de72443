package org.ventanilla.screening.person;

import java.util.Locale;
import java.util.Optional;

/// The sex a document, a list or a person states.
public enum Sex {
  /// Female.
  FEMALE,
  /// Male.
  MALE,
  /// Stated as neither.
  OTHER,
  /// Not stated.
  UNKNOWN;

  /// Reads what people write: `f`, `female`, `mujer`, `femenino`; `m`, `male`, `hombre`,
  /// `masculino`, `h`; `x`, `other`, `otro`. A single `m` is male, as in passports.
  ///
  /// @return [#UNKNOWN] for an empty text; empty for a text that is none of these
  public static Optional<Sex> of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "" -> Optional.of(UNKNOWN);
      case "f", "female", "mujer", "femenino", "femenina", "woman" -> Optional.of(FEMALE);
      case "m", "male", "h", "hombre", "masculino", "man" -> Optional.of(MALE);
      case "x", "other", "otro", "otra", "no binario", "nonbinary" -> Optional.of(OTHER);
      default -> Optional.empty();
    };
  }

  /// Whether the two contradict each other: one female, the other male.
  public boolean contradicts(Sex other) {
    return (this == FEMALE && other == MALE) || (this == MALE && other == FEMALE);
  }
}
