package org.ventanilla.window.agreement;

import java.util.Locale;

/// What people read, in the agreement's two languages. Neither is ever empty; at most 300
/// characters.
public record Label(String en, String es) {
  static final int MOST_CHARACTERS = 300;

  public Label {
    if (en.isBlank() || es.isBlank()) {
      throw new IllegalArgumentException("a label needs both languages");
    }
  }

  /// The Spanish text for a Spanish-speaking reader, the English one for everybody else.
  public String in(Locale locale) {
    return locale.getLanguage().equals("es") ? es : en;
  }
}
