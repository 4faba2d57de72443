package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ventanilla.policy.Ground;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.exchange.ActDesk.Effect;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.Approval;
import org.ventanilla.window.release.ApprovalOutcome;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.ReleaseDesk;
import tools.jackson.databind.JsonNode;

/// The desk's officer prepares a decision, having withheld more if need be; other officers approve
/// it.
final class DecisionActs {
  private final ActDesk desk;
  private final ReleaseDesk release;
  private final Agreement agreement;
  private final OwnParty own;
  private final DecisionFile decisions;
  private final PolicyChanges changes;
  private final Planner planner;
  private final Shown shown;
  private final Ids ids;

  DecisionActs(Wiring wiring, ActDesk desk, ReleaseDesk release, DecisionFile decisions) {
    this.desk = desk;
    this.release = release;
    this.agreement = wiring.agreement();
    this.own = wiring.own();
    this.decisions = decisions;
    this.changes = new PolicyChanges(wiring, release);
    this.planner = wiring.planner();
    this.shown = wiring.shown();
    this.ids = wiring.ids();
  }

  Outcome<RequestView> decide(ActDesk.Sent sent) {
    return desk.act(
        sent, ActReader.Kind.DECIDE, Right.DECIDE, _ -> shown.desk(sent.caller()), this::prepared);
  }

  Outcome<RequestView> approve(ActDesk.Sent sent) {
    return desk.act(
        sent,
        ActReader.Kind.APPROVE,
        Right.APPROVE,
        _ -> shown.desk(sent.caller()) || ofOwnParty(sent.caller()),
        this::approved);
  }

  private boolean ofOwnParty(Caller caller) {
    return agreement
        .agency(caller.agency())
        .map(Agency::party)
        .filter(own.party().id()::equals)
        .isPresent();
  }

  private Effect prepared(RequestRow row, Act act, Instant at) {
    int subject = act.subject();
    Optional<Prepared> proposal = decisions.proposal(row, subject);
    if (proposal.isEmpty()) {
      return refused("NOTHING_TO_DECIDE", "This subject does not wait for a decision.");
    }
    if (!at.isBefore(row.due()) && !agreement.officerDecides(row.terms().kind())) {
      return refused(
          "NOTHING_TO_DECIDE", "The due time is over: what nobody approved by then is withheld.");
    }
    CaseDecision proposed = proposal.get().decision();
    if (changes.outdated(proposed)) {
      return anew(row, subject, at);
    }
    if (!release.digest(proposed).equals(act.decision())) {
      return refused("DECISION_CHANGED", "The proposal is another one by now. Read it again.");
    }
    Map<String, Ground> closing = new HashMap<>();
    for (JsonNode one : act.payload().path("withhold")) {
      Optional<Ground> ground = ground(one.path("ground").asString(""));
      String field = one.path("field").asString("");
      boolean known = proposed.fields().stream().anyMatch(f -> f.place().equals(field));
      if (ground.isEmpty() || !known) {
        return new Effect.Refused(
            Violations.invalid(
                "WITHHOLD_UNKNOWN",
                "/withhold",
                "Name fields as record.field, as the proposal does, with a ground of the"
                    + " agreement."));
      }
      closing.put(field, ground.get());
    }
    CaseDecision decided = proposed.withholding(f -> Optional.ofNullable(closing.get(f.place())));
    return decided(row, subject, proposal.get().by(act.officer(), decided), at);
  }

  private Effect decided(RequestRow row, int subject, Prepared prepared, Instant at) {
    CaseDecision decision = prepared.decision();
    boolean settled = decision.settled();
    Optional<Life> life = row.life().move(subject, stage -> stage.decide(settled));
    if (life.isEmpty()) {
      return refused("NOTHING_TO_DECIDE", "This subject does not wait for a decision.");
    }
    Change change =
        Change.of(row, life.get(), "decided", at)
            .on(subject)
            .detail("policy", decision.policyDigest())
            .detail("decision", release.digest(decision))
            .keep(subject, Part.DECISION, prepared);
    if (settled) {
      change.then(planner.recheck(row, subject, at));
    } else {
      decision
          .needs()
          .keySet()
          .forEach(role ->
              change.also(bundle ->
                  TimelineStore.notify(ids.next(), row, role, "approval-needed", at, bundle)));
    }
    return new Effect.Changes(change);
  }

  private Effect approved(RequestRow row, Act act, Instant at) {
    int subject = act.subject();
    Optional<Prepared> decision = decisions.awaiting(row, subject);
    if (decision.isEmpty()) {
      return refused("NOTHING_TO_APPROVE", "This subject does not wait for an approval.");
    }
    if (changes.outdated(decision.get().decision())) {
      return anew(row, subject, at);
    }
    Set<String> declined = new TreeSet<>();
    act.payload().path("decline").forEach(field -> declined.add(field.asString("")));
    Optional<Ground> ground = ground(act.payload().path("ground").asString(""));
    if (declined.isEmpty() == ground.isPresent()) {
      return new Effect.Refused(
          Violations.invalid(
              "GROUND_NEEDED",
              "/ground",
              "A ground goes with declined fields, and only with them."));
    }
    Approval approval =
        new Approval(
            act.officer(),
            act.agency(),
            act.payload().path("role").asString(),
            act.roles(),
            act.decision(),
            declined,
            ground.orElse(null),
            act.keyId(),
            act.signed(),
            at);
    return switch (release.approve(
        row.id(), subject, decision.get().decision(), decision.get().preparer(), approval)) {
      case ApprovalOutcome.Refused(String code, String message) ->
          new Effect.Refused(refusal(code, message));
      case ApprovalOutcome.Counted(boolean settled, CaseDecision _) ->
          counted(row, subject, settled, declined.isEmpty(), at);
    };
  }

  /// The act is about a decision that no longer stands.
  private Effect anew(RequestRow row, int subject, Instant at) {
    Violation reason =
        Violations.conflict(
            "POLICY_CHANGED",
            "Another version of the policy is in force. The decision is made anew; read it again.");
    return changes
        .anew(row, subject, "policy-changed", at)
        .<Effect>map(change -> new Effect.Instead(change, reason))
        .orElseGet(() -> new Effect.Refused(reason));
  }

  private Effect counted(RequestRow row, int subject, boolean settled, boolean agreed, Instant at) {
    Optional<Life> life = row.life().move(subject, stage -> stage.approve(settled));
    if (life.isEmpty()) {
      throw new ExchangeFault("STEP_LOST", "an approval was counted that nobody waits for");
    }
    Change change = Change.of(row, life.get(), agreed ? "approved" : "declined", at).on(subject);
    if (settled) {
      change.then(planner.recheck(row, subject, at));
    }
    return new Effect.Changes(change);
  }

  private Optional<Ground> ground(String code) {
    boolean known =
        agreement.vocabulary().grounds().stream().anyMatch(term -> term.code().equals(code));
    return known
        ? Arrays.stream(Ground.values())
            .filter(ground -> ground != Ground.POLICY_ERROR && ground.name().equals(code))
            .findFirst()
        : Optional.empty();
  }

  /// A person who may not approve is forbidden to; all else is a matter of when.
  private static Violation refusal(String code, String message) {
    return switch (code) {
      case "APPROVER_PREPARED_IT", "APPROVER_ROLE_NOT_HELD", "APPROVER_NOT_NEEDED" ->
          Violations.forbidden(code, "", message);
      case "APPROVAL_FIELD_UNKNOWN" -> Violations.invalid(code, "/decline", message);
      default -> Violations.conflict(code, message);
    };
  }

  private static Effect refused(String code, String message) {
    return new Effect.Refused(Violations.conflict(code, message));
  }
}
