package org.ventanilla.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The sets an attribute's values come from. All but the last three are declared by the manifest.
enum Domain {
  GOVERNMENT("governments"),
  AGENCY("agencies"),
  HOLDER("holders"),
  KIND("kinds"),
  PURPOSE("purposes"),
  URGENCY("urgencies"),
  CATEGORY("categories"),
  CLASSIFICATION("levels.classification"),
  HANDLING("levels.handling"),
  SOURCE("evaluation.source"),
  INFORMATION("evaluation.information"),
  ROLES(""),
  FLAG(""),
  FREE("");

  private final String key;

  Domain(String key) {
    this.key = key;
  }

  /// Where the manifest declares the values; empty where it does not.
  String key() {
    return key;
  }

  boolean isDeclared() {
    return !key.isEmpty();
  }

  /// How a table names it.
  String word() {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  static Stream<Domain> declared() {
    return Arrays.stream(values()).filter(Domain::isDeclared);
  }

  static Optional<Domain> named(String word) {
    return declared().filter(domain -> domain.word().equals(word)).findFirst();
  }
}
