package org.ventanilla.screening.name;

import java.util.Locale;

/// What bears a name. It decides how the name is read: people have given and family names,
/// organisations legal forms, vessels prefixes and numbers.
public enum NameType {
  /// A human being.
  PERSON,
  /// A company, an authority, a group.
  ORGANISATION,
  /// A ship, an aircraft, another thing with a name.
  VESSEL,
  /// Not said. A legal form or a word of business makes it an organisation, else it is read as a
  /// person's.
  UNKNOWN;

  /// The type a FollowTheMoney schema stands for; unknown for a schema that can be either.
  ///
  /// @param schema such as `Person`, `Company`, `LegalEntity`; upper and lower case are the same
  public static NameType ofSchema(String schema) {
    return switch (schema.strip().toLowerCase(Locale.ROOT)) {
      case "person", "individual" -> PERSON;
      case "company", "organization", "organisation", "publicbody", "entity" -> ORGANISATION;
      case "vessel", "airplane", "aircraft", "vehicle", "asset", "security", "cryptowallet" ->
          VESSEL;
      default -> UNKNOWN;
    };
  }
}
