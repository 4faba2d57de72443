package org.ventanilla.screening.match;

import java.util.Locale;

/// How a person and an entry are connected.
public enum HitRelation {
  /// The person may be the entry.
  DIRECT,
  /// Something the person declared, or an entry they may be, leads to the entry.
  LINKED;

  /// The stable code, `direct` or `linked`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
