package org.ventanilla.window.agreement;

import java.util.Set;

/// What is asked about one subject: by which agency, in which categories, and where the information
/// is believed to be (`territory`, ISO 3166; empty when the requester does not say).
public record Question(
    String kind, String requester, String subjectType, Set<String> categories, String territory) {
  public Question {
    categories = Set.copyOf(categories);
  }
}
