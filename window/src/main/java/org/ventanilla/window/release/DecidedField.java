package org.ventanilla.window.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Openness;
import tools.jackson.databind.JsonNode;

/// What was decided on one field, and why.
///
/// @param record the record's place in the case, from 0
/// @param field the field's place in its record, from 0
/// @param name the field's path, such as `birthDate`
/// @param value what may leave, obligations carried out; null when the field is withheld
/// @param ground why it is withheld; null when it is not
/// @param marks handling codes it leaves under
/// @param approvers who must agree before it leaves; empty when nobody or no longer
/// @param expiresAfterDays when the receiver deletes it, or null
/// @param notifyOriginator whether the originator is told of the release
/// @param seal whether the value leaves encrypted to the requesting agency; whoever approves sees
///   it
/// @param rules ids of the rules that matched
/// @param unmet ids of the rules whose scope matched and whose condition did not hold
/// @param reasonEnglish the sentence for the requester; holds no value and names no rule
/// @param reasonSpanish the same in Spanish
/// @param requesterSees how much of the reasons the policy lets the requester see
public record DecidedField(
    int record,
    int field,
    String name,
    String category,
    Verdict verdict,
    @Nullable JsonNode value,
    @Nullable Ground ground,
    List<String> marks,
    List<Need> approvers,
    @Nullable Integer expiresAfterDays,
    boolean notifyOriginator,
    boolean seal,
    List<String> rules,
    List<String> unmet,
    String reasonEnglish,
    String reasonSpanish,
    Openness requesterSees) {
  /// Copies, and sees to it that a withheld field has a ground and no value.
  public DecidedField {
    marks = List.copyOf(marks);
    approvers = List.copyOf(approvers);
    rules = List.copyOf(rules);
    unmet = List.copyOf(unmet);
    // Read back from JSON, no value comes as JSON's null; a field that is null says nothing either.
    value = value == null || value.isNull() ? null : value;
    boolean withheld = verdict == Verdict.WITHHOLD;
    if (withheld != (value == null) || withheld != (ground != null)) {
      throw new IllegalArgumentException(
          "a withheld field has a ground and no value, others the reverse");
    }
    if (withheld && !approvers.isEmpty()) {
      throw new IllegalArgumentException("nobody approves a withheld field");
    }
  }

  /// Whether somebody still has to agree.
  public boolean awaitsApproval() {
    return !approvers.isEmpty();
  }

  /// Whether it waits for somebody with a role.
  boolean asks(String role) {
    return approvers.stream().anyMatch(need -> need.role().equals(role));
  }

  /// How people name it: its record's place and its own, such as `0.2`.
  public String place() {
    return record + "." + field;
  }

  /// The same field, kept back.
  ///
  /// @param why the ground
  /// @param english a sentence without content
  /// @param spanish the same in Spanish
  public DecidedField withheld(Ground why, String english, String spanish) {
    return new DecidedField(
        record,
        field,
        name,
        category,
        Verdict.WITHHOLD,
        null,
        why,
        List.of(),
        List.of(),
        null,
        false,
        false,
        rules,
        unmet,
        english,
        spanish,
        requesterSees);
  }

  /// The same field once everybody asked for has agreed.
  DecidedField approved() {
    return new DecidedField(
        record,
        field,
        name,
        category,
        verdict,
        value,
        ground,
        marks,
        List.of(),
        expiresAfterDays,
        notifyOriginator,
        seal,
        rules,
        unmet,
        reasonEnglish,
        reasonSpanish,
        requesterSees);
  }

  /// The same field as it leaves, its value encrypted.
  DecidedField sealed(JsonNode encrypted) {
    return new DecidedField(
        record,
        field,
        name,
        category,
        verdict,
        encrypted,
        ground,
        marks,
        approvers,
        expiresAfterDays,
        notifyOriginator,
        seal,
        rules,
        unmet,
        reasonEnglish,
        reasonSpanish,
        requesterSees);
  }

  /// So many different people with a role.
  public record Need(String role, int count) {}
}
