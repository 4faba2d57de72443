package org.ventanilla.policy;

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
  SOURCE("sources"),
  INFORMATION("information"),
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
}
