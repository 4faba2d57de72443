package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What do you hold on this person, vehicle, company, number? A subject must say enough to be
/// looked for: a name or an identifier, a phone for whoever has one.
final class InformationKind implements RequestKind {
  @Override
  public String id() {
    return "information";
  }

  @Override
  public List<FilingOutcome.Violation> violations(JsonNode request) {
    List<FilingOutcome.Violation> found = new ArrayList<>();
    JsonNode subjects = request.path("subjects");
    for (int i = 0; i < subjects.size(); i++) {
      JsonNode subject = subjects.get(i);
      if (subject.path("names").isEmpty()
          && subject.path("identifiers").isEmpty()
          && subject.path("phones").isEmpty()) {
        found.add(
            Violations.invalid(
                "SUBJECT_UNIDENTIFIED",
                "/request/subjects/" + i,
                "Nobody could be looked for. Give a name, an identifier or a phone."));
      }
    }
    return List.copyOf(found);
  }
}
