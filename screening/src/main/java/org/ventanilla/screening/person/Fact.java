package org.ventanilla.screening.person;

/// One thing a person declared: an address, a relative, an employer. Texts are empty where nothing
/// is stated.
///
/// @param kind what it is about
/// @param value the name, number or address; never blank
/// @param country a country's name or code
/// @param relation how the value relates to the person, such as `mother` or `passport`
public record Fact(FactKind kind, String value, String country, String relation) {
  /// Longest text of a fact, in characters.
  public static final int LONGEST_TEXT = 1000;

  /// Checks.
  public Fact {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a fact has a value");
    }
    if (Math.max(value.length(), Math.max(country.length(), relation.length())) > LONGEST_TEXT) {
      throw new IllegalArgumentException("a fact's texts have at most " + LONGEST_TEXT);
    }
  }
}
