package org.ventanilla.cli;

import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Fields kept back on the command line: `RECORD.FIELD=GROUND`, as the decision numbers them.
final class FieldGrounds {
  private FieldGrounds() {}

  static ArrayNode of(Map<String, String> given) {
    ArrayNode fields = JsonNodeFactory.instance.arrayNode();
    given.forEach((place, ground) -> {
      if (!place.matches("\\d{1,5}\\.\\d{1,3}") || !ground.matches("[A-Z_]{3,40}")) {
        throw CliException.usage(
            "not RECORD.FIELD=GROUND: "
                + place
                + "="
                + ground
                + " (for example 0.2=MINOR_OFFENCE)");
      }
      fields.addObject().put("field", place).put("ground", ground);
    });
    return fields;
  }
}
