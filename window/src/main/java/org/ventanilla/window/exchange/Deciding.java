package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.RecordFacts;
import org.ventanilla.policy.RequestFacts;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Kind;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.agreement.Role;
import org.ventanilla.window.exchange.InquiryRow.State;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.Case;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.ReleaseDesk;

/// Has the policy decide what was collected on a subject. What it settles alone goes on; what needs
/// a person waits for the desk's officer.
final class Deciding {
  private final Agreement agreement;
  private final OwnParty own;
  private final ReleaseDesk desk;
  private final Steps steps;
  private final InquiryStore inquiries;
  private final Collecting collecting;
  private final TimelineStore timeline;
  private final Planner planner;
  private final Ids ids;

  Deciding(Wiring wiring, ReleaseDesk desk, Steps steps, Collecting collecting) {
    this.agreement = wiring.agreement();
    this.own = wiring.own();
    this.desk = desk;
    this.steps = steps;
    this.inquiries = wiring.inquiries();
    this.collecting = collecting;
    this.timeline = wiring.timeline();
    this.planner = wiring.planner();
    this.ids = wiring.ids();
  }

  void carryOut(Work work) {
    steps.take(work, (row, at) -> decide(row, work.subject(), at));
  }

  private Optional<Change> decide(RequestRow row, int subject, Instant at) {
    if (!(row.life().stage(subject) instanceof Stage.Deciding)) {
      return Optional.empty();
    }
    Prepared prepared = prepare(row, subject, at);
    if (!prepared.decision().settled() || officerDecides(row)) {
      agreement.roles().stream()
          .filter(role -> role.may().contains(Right.DECIDE) && role.openTo(own.desk().id()))
          .map(Role::id)
          .forEach(role -> timeline.notify(ids.next(), row, role, "proposed", at));
      return Optional.of(
          Change.of(row, row.life(), "proposed", at)
              .on(subject)
              .detail("policy", prepared.decision().policyDigest())
              .keep(subject, Part.PROPOSAL, prepared));
    }
    return row.life()
        .move(subject, stage -> stage.decide(true))
        .map(life ->
            Change.of(row, life, "decided", at)
                .on(subject)
                .detail("policy", prepared.decision().policyDigest())
                .detail("decision", desk.digest(prepared.decision()))
                .keep(subject, Part.DECISION, prepared)
                .then(planner.release(row, subject, at)));
  }

  private boolean officerDecides(RequestRow row) {
    return agreement
        .kind(row.terms().kind())
        .map(kind -> kind.decider() == Kind.Decider.OFFICER)
        .orElse(true);
  }

  private Prepared prepare(RequestRow row, int subject, Instant at) {
    List<Case.Held> held = new ArrayList<>();
    List<Prepared.Held> records = new ArrayList<>();
    Set<String> missing = new TreeSet<>(row.terms().categories());
    Set<String> silent = new TreeSet<>();
    boolean looked = false;
    int fields = 0;
    for (InquiryRow inquiry : inquiries.of(row.id(), subject)) {
      List<HeldRecord> given = collecting.records(row, inquiry);
      int more = given.stream().mapToInt(one -> one.fields().size()).sum();
      boolean answered = inquiry.state() == State.ANSWERED || inquiry.state() == State.NOTHING;
      if (!answered || fields + more > Case.MOST_FIELDS) {
        silent.addAll(inquiry.categories());
        continue;
      }
      looked = true;
      fields += more;
      missing.removeAll(inquiry.categories());
      for (HeldRecord one : given) {
        held.add(held(one, inquiry.holder()));
        records.add(
            new Prepared.Held(
                inquiry.holder(),
                one.originator(),
                one.classification(),
                one.handling(),
                one.source(),
                one.information()));
      }
    }
    missing.addAll(silent);
    CaseDecision decision = desk.decide(new Case(facts(row, at), held));
    return new Prepared("", decision, records, List.copyOf(missing), looked);
  }

  private RequestFacts facts(RequestRow row, Instant at) {
    RequestRow.Terms terms = row.terms();
    return new RequestFacts(
        agreement.agency(row.agency()).map(Agency::party).orElse(""),
        own.party().id(),
        row.agency(),
        terms.kind(),
        terms.purpose(),
        terms.urgency(),
        terms.clearance(),
        terms.roles(),
        at.atZone(own.party().calendar().zone()));
  }

  private static Case.Held held(HeldRecord one, String holder) {
    RecordFacts facts =
        new RecordFacts(
            holder,
            null,
            one.classification(),
            one.handling(),
            one.source(),
            Integer.toString(one.information()),
            one.originator(),
            one.thirdParty(),
            one.consent());
    return new Case.Held(
        facts,
        one.fields().stream()
            .map(field ->
                new Case.Field(new FieldFacts(field.name(), field.category()), field.value()))
            .toList());
  }
}
