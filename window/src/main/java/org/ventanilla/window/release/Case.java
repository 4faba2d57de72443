package org.ventanilla.window.release;

import java.util.List;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.RecordFacts;
import org.ventanilla.policy.RequestFacts;
import tools.jackson.databind.JsonNode;

/// What there is to decide for one subject of a request.
///
/// @param request what the policy may know of the request
/// @param records at most 10,000 fields over all of them
public record Case(RequestFacts request, List<Held> records) {
  /// Most fields of one case.
  public static final int MOST_FIELDS = 10_000;

  /// Copies and checks.
  public Case {
    records = List.copyOf(records);
    if (records.stream().mapToInt(held -> held.fields().size()).sum() > MOST_FIELDS) {
      throw new IllegalArgumentException("at most " + MOST_FIELDS + " fields in a case");
    }
  }

  /// One record.
  public record Held(RecordFacts facts, List<Field> fields) {
    /// Copies.
    public Held {
      fields = List.copyOf(fields);
    }
  }

  /// One field and what it says.
  public record Field(FieldFacts facts, JsonNode value) {}
}
