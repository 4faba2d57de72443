package org.ventanilla.screening.list;

import java.util.Locale;

/// How two entries are related. Read from the entry that states it to the other.
public enum RelationType {
  /// Linked in a way the list does not name.
  LINKED,
  /// Owns the other, wholly or in part.
  OWNERSHIP,
  /// Directs or holds an office of the other.
  DIRECTORSHIP,
  /// Is a member of the other.
  MEMBERSHIP,
  /// Works for the other.
  EMPLOYMENT,
  /// Is kin to the other, or married to them.
  FAMILY,
  /// Is an associate of the other.
  ASSOCIATE,
  /// Acts for the other.
  REPRESENTATION,
  /// Came before the other, or after it.
  SUCCESSION,
  /// Is operated or managed by the other, as a ship or an aircraft is.
  OPERATION;

  /// The stable code, for example `ownership`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
