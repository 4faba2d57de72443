package org.ventanilla.screening.match;

import java.util.Locale;
import java.util.Optional;

/// The languages explanations come in.
public enum Language {
  /// English.
  EN,
  /// Spanish.
  ES;

  /// The language with this code, `en` or `es`.
  public static Optional<Language> of(String code) {
    for (Language language : values()) {
      if (language.name().equals(code.toUpperCase(Locale.ROOT))) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
