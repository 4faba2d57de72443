package org.ventanilla.window.agreement;

import java.util.Set;

/// A role an officer can hold. `agencies` are the only ones whose officers may hold it; none named
/// means any agency.
public record Role(String id, Label names, Set<Right> may, Set<String> agencies) {
  public Role {
    may = Set.copyOf(may);
    agencies = Set.copyOf(agencies);
  }

  /// Whether an officer of this agency may hold the role.
  public boolean openTo(String agency) {
    return agencies.isEmpty() || agencies.contains(agency);
  }
}
