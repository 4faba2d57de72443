package org.ventanilla.screening.name;

/// A person's name as a form keeps it. What is not stated is empty.
///
/// @param given given names, the first and the further ones
/// @param paternal the family name, in Hispanic naming the father's
/// @param maternal in Hispanic naming the mother's family name
/// @param patronymic the father's given name as in Slavic or Arabic naming
public record NameParts(String given, String paternal, String maternal, String patronymic) {
  /// Given and family names, as in Hispanic forms.
  ///
  /// @param given given names
  /// @param paternal father's family name
  /// @param maternal mother's family name, or empty
  public static NameParts of(String given, String paternal, String maternal) {
    return new NameParts(given, paternal, maternal, "");
  }

  /// The parts in the order they are spoken.
  public String full() {
    StringBuilder full = new StringBuilder();
    for (String part : new String[] {given, patronymic, paternal, maternal}) {
      if (!part.isBlank()) {
        full.append(full.isEmpty() ? "" : " ").append(part.strip());
      }
    }
    return full.toString();
  }
}
