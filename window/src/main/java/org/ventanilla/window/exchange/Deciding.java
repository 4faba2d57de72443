package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ventanilla.policy.Ground;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.agreement.Role;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.ReleaseDesk;

/// Has the policy decide what was collected on a subject. What it settles alone goes on; what needs
/// a person waits for the desk's officer, until the due time where the policy decides.
final class Deciding {
  private static final Consents.Said NOBODY = new Consents.Said(List.of());

  private final Agreement agreement;
  private final OwnParty own;
  private final ReleaseDesk desk;
  private final Steps steps;
  private final Cases cases;
  private final Consents consents;
  private final Planner planner;
  private final Ids ids;

  Deciding(Wiring wiring, ReleaseDesk desk, Steps steps) {
    this.agreement = wiring.agreement();
    this.own = wiring.own();
    this.desk = desk;
    this.steps = steps;
    this.cases = new Cases(wiring.agreement(), wiring.own());
    this.consents = new Consents(wiring);
    this.planner = wiring.planner();
    this.ids = wiring.ids();
  }

  void carryOut(Work work) {
    steps.take(work, (facts, at) -> decide(facts, work.subject(), at));
  }

  private Optional<Change> decide(Facts facts, int subject, Instant at) {
    RequestRow row = facts.row();
    if (!(row.life().stage(subject) instanceof Stage.Deciding)) {
      return Optional.empty();
    }
    Cases.Gathered gathered = cases.gather(row, facts.inquiries(subject));
    CaseDecision decision = desk.decide(cases.of(row, gathered, NOBODY, at));
    boolean consent =
        decision.fields().stream().anyMatch(one -> one.ground() == Ground.THIRD_PARTY_CONSENT);
    if (consent) {
      // What originators said, and asking them, is the database's.
      facts.requireHeld();
      return withConsents(row, subject, gathered, decision, at);
    }
    if (facts.held()) {
      // Originators may have been asked under another version of the policy.
      consents.close(row, subject);
    }
    return decided(row, subject, gathered.prepared(decision), at);
  }

  /// Originators are asked first, and waited for as long as the agreement says.
  private Optional<Change> withConsents(
      RequestRow row, int subject, Cases.Gathered gathered, CaseDecision without, Instant at) {
    Instant closes = consents.closes(row);
    Consents.Said said = consents.said(row, subject);
    if (at.isBefore(closes)) {
      int asked = consents.ask(row, subject, gathered.sources(), without, said, at);
      if (asked > 0 || said.waiting()) {
        return Optional.of(
            Change.of(row, row.life(), "consent-asked", at)
                .on(subject)
                .detail("asked", Integer.toString(asked))
                .then(planner.decide(row, subject, closes)));
      }
    } else if (said.waiting()) {
      consents.close(row, subject);
    }
    CaseDecision decision = desk.decide(cases.of(row, gathered, said, at));
    return decided(row, subject, gathered.prepared(decision), at);
  }

  private Optional<Change> decided(RequestRow row, int subject, Prepared prepared, Instant at) {
    if (agreement.officerDecides(row.terms().kind())) {
      return Optional.of(proposed(row, subject, prepared, at));
    }
    if (prepared.decision().settled()) {
      return settled(row, subject, prepared, at)
          .map(change -> change.then(planner.release(row, subject, at)));
    }
    if (at.isBefore(row.due())) {
      return Optional.of(proposed(row, subject, prepared, at));
    }
    // Nobody prepared it in time, so that nobody could approve it.
    return settled(row, subject, prepared.by("", desk.lapse(prepared.decision())), at)
        .map(change -> change.then(planner.recheck(row, subject, at)));
  }

  private Change proposed(RequestRow row, int subject, Prepared prepared, Instant at) {
    Change proposed =
        Change.of(row, row.life(), "proposed", at)
            .on(subject)
            .detail("policy", prepared.decision().policyDigest())
            .keep(subject, Part.PROPOSAL, prepared);
    agreement.roles().stream()
        .filter(role -> role.may().contains(Right.DECIDE) && role.openTo(own.desk().id()))
        .map(Role::id)
        .forEach(role ->
            proposed.also(
                bundle -> TimelineStore.notify(ids.next(), row, role, "proposed", at, bundle)));
    return proposed;
  }

  private Optional<Change> settled(RequestRow row, int subject, Prepared prepared, Instant at) {
    return row.life()
        .move(subject, stage -> stage.decide(true))
        .map(life ->
            Change.of(row, life, "decided", at)
                .on(subject)
                .detail("policy", prepared.decision().policyDigest())
                .detail("decision", desk.digest(prepared.decision()))
                .keep(subject, Part.DECISION, prepared));
  }
}
