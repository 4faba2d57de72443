package org.ventanilla.window.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Fault;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.FieldValue;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Obligation;
import org.ventanilla.policy.PolicyAlarm;
import org.ventanilla.policy.Redaction;
import org.ventanilla.policy.Redactor;
import org.ventanilla.policy.Sentence;
import org.ventanilla.policy.Trace;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// Carries out what the policy says of one field. What cannot be carried out withholds it, and is
/// told like any other fault of the policy.
final class FieldRelease {
  private static final Sentence NO_KEY_TO_SEAL_TO =
      new Sentence(
          "Withheld: the field must be sealed, and the requesting agency has no valid encryption"
              + " key.",
          "Retenido: el campo debe sellarse y la dependencia solicitante no tiene una clave de cifrado"
              + " válida.");

  private static final Sentence FAULT =
      new Sentence(
          "Withheld: a fault kept an obligation from being carried out.",
          "Retenido: una falla impidió cumplir una obligación.");

  private final Redactor redactor;
  private final Sealing sealing;
  private final PolicyAlarm alarm;

  /// @param alarm is told of what cannot be carried out
  FieldRelease(Redactor redactor, Sealing sealing, PolicyAlarm alarm) {
    this.redactor = redactor;
    this.sealing = sealing;
    this.alarm = alarm;
  }

  /// The field as it leaves: sealed where it must be, withheld where it must be and cannot.
  DecidedField sealed(String agency, DecidedField field) {
    JsonNode value = field.value();
    if (!field.seal() || value == null) {
      return field;
    }
    return sealing
        .seal(agency, value)
        .map(field::sealed)
        .orElseGet(() ->
            field.withheld(
                Ground.POLICY_ERROR, NO_KEY_TO_SEAL_TO.english(), NO_KEY_TO_SEAL_TO.spanish()));
  }

  DecidedField decided(
      String agency, int record, int place, Case.Field field, FieldDecision decision) {
    return switch (decision) {
      case FieldDecision.Deny deny ->
          withheld(record, place, field, deny.trace(), deny.ground(), deny.trace().told());
      case FieldDecision.Permit permit ->
          leaving(agency, record, place, field, permit.obligations(), List.of(), permit.trace());
      case FieldDecision.Approve approve ->
          leaving(
              agency,
              record,
              place,
              field,
              approve.obligations(),
              approve.approvers().stream()
                  .map(approver -> new DecidedField.Need(approver.role(), approver.count()))
                  .toList(),
              approve.trace());
    };
  }

  private DecidedField leaving(
      String agency,
      int record,
      int place,
      Case.Field field,
      List<Obligation> obligations,
      List<DecidedField.Need> approvers,
      Trace trace) {
    Duties duties = Duties.of(obligations);
    if (duties.seal() && !sealing.can(agency)) {
      return failed(Fault.OBLIGATION, record, place, field, trace, NO_KEY_TO_SEAL_TO);
    }
    Redaction redaction;
    try {
      redaction =
          redactor.apply(
              obligations,
              field.facts().path(),
              FieldValue.of(Json.mapper().treeToValue(field.value(), Object.class)));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError _) {
      // What it says might quote the value.
      return failed(Fault.ENGINE, record, place, field, trace, FAULT);
    }
    return switch (redaction) {
      case Redaction.Withheld(Sentence reason) ->
          failed(Fault.OBLIGATION, record, place, field, trace, reason);
      case Redaction.Released(FieldValue left) ->
          new DecidedField(
              record,
              place,
              field.facts().path(),
              field.facts().category(),
              duties.verdict(),
              node(left),
              null,
              duties.marks(),
              approvers,
              duties.expiresAfterDays(),
              duties.notifyOriginator(),
              duties.seal(),
              trace.matched(),
              trace.unmet(),
              trace.told().english(),
              trace.told().spanish(),
              trace.requesterSees());
    };
  }

  private DecidedField failed(
      Fault fault, int record, int place, Case.Field field, Trace trace, Sentence reason) {
    alarm.raised(new PolicyAlarm.Raised(fault, trace.matched(), trace.policyDigest()));
    return withheld(record, place, field, trace, Ground.POLICY_ERROR, reason);
  }

  private static DecidedField withheld(
      int record, int place, Case.Field field, Trace trace, Ground ground, Sentence reason) {
    return new DecidedField(
        record,
        place,
        field.facts().path(),
        field.facts().category(),
        Verdict.WITHHOLD,
        null,
        ground,
        List.of(),
        List.of(),
        null,
        false,
        false,
        trace.matched(),
        trace.unmet(),
        reason.english(),
        reason.spanish(),
        trace.requesterSees());
  }

  private static JsonNode node(FieldValue value) {
    return Json.mapper().valueToTree(value.toPlain());
  }

  /// What the obligations ask beside changing the value.
  private record Duties(
      Verdict verdict,
      List<String> marks,
      @Nullable Integer expiresAfterDays,
      boolean notifyOriginator,
      boolean seal) {
    static Duties of(List<Obligation> obligations) {
      Verdict verdict = Verdict.RELEASE;
      List<String> marks = new ArrayList<>();
      Integer days = null;
      boolean notify = false;
      boolean seal = false;
      for (Obligation obligation : obligations) {
        switch (obligation) {
          case Obligation.Redact _ -> verdict = Verdict.MASK;
          case Obligation.Generalise _ ->
              verdict = verdict == Verdict.MASK ? Verdict.MASK : Verdict.GENERALISE;
          case Obligation.Mark(String handling) -> marks.add(handling);
          case Obligation.Expire(int after) -> days = days == null ? after : Math.min(days, after);
          case Obligation.NotifyOriginator _ -> notify = true;
          case Obligation.Seal _ -> seal = true;
          case Obligation.Approver _ -> {
            // The decision lists approvers apart.
          }
        }
      }
      return new Duties(verdict, marks, days, notify, seal);
    }
  }
}
