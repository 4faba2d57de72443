package org.ventanilla.window.accreditation;

import java.util.Set;

/// A person who acts for an agency, as registered with a key.
///
/// @param id a name of the agency's choice, one person's for good; never a person's own name
/// @param roles roles of the agreement
/// @param clearance a classification of the agreement
/// @param accreditation the person's accreditation number, one person's for good
/// @param territory where the person may act, ISO 3166
public record Officer(
    String id, Set<String> roles, String clearance, String accreditation, String territory) {
  /// Copies.
  public Officer {
    roles = Set.copyOf(roles);
  }
}
