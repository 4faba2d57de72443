package org.ventanilla.screening.list;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells a CURP and a person's RFC by their form alone, where a list only says national or tax
/// number.
final class MexicanForms {
  private static final Pattern CURP = Pattern.compile("[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]");
  private static final Pattern RFC = Pattern.compile("[A-ZÑ&]{3,4}-?[0-9]{6}-?[0-9A-Z]{3}");

  private MexicanForms() {}

  static Optional<IdentifierType> of(String value) {
    if (value.length() > 20) {
      return Optional.empty();
    }
    String text = value.strip().toUpperCase(Locale.ROOT);
    if (CURP.matcher(text).matches()) {
      return Optional.of(IdentifierType.CURP);
    }
    return RFC.matcher(text).matches() ? Optional.of(IdentifierType.RFC) : Optional.empty();
  }
}
