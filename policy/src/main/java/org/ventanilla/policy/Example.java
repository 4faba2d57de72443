package org.ventanilla.policy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One example of a policy: given facts, and what must come of them.
///
/// @param value the field's value, where the example says what becomes of it
record Example(
    Place place,
    String name,
    RequestFacts request,
    RecordFacts record,
    FieldFacts field,
    @Nullable FieldValue value,
    Expectation expected) {

  /// What must come of an example. What is `null` is not looked at.
  ///
  /// @param approvers how many people of each role
  /// @param value what the value becomes
  /// @param withheld whether nothing leaves: because the policy denies, or because an obligation
  ///   does not fit the value
  record Expectation(
      Effect effect,
      @Nullable Ground ground,
      @Nullable List<String> rules,
      @Nullable Map<String, Integer> approvers,
      @Nullable FieldValue value,
      boolean withheld) {}
}
