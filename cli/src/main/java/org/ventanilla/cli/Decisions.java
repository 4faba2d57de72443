package org.ventanilla.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds the decision an officer speaks of in what the window shows.
final class Decisions {
  private Decisions() {}

  /// The members that bind an act to one decision as it stands now.
  static ObjectNode about(JsonNode shown, int subject, JsonNodeFactory nodes) {
    for (JsonNode one : shown.path("subjects")) {
      if (one.path("subject").asInt() == subject && one.hasNonNull("decision")) {
        ObjectNode members = nodes.objectNode();
        members.put("request", shown.path("request").asString());
        members.put("subject", subject);
        members.put("decision", one.path("decision").asString());
        return members;
      }
    }
    throw CliException.negative("subject " + subject + " has no decision to speak of");
  }
}
