package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.ReleaseDesk;

/// Gives the answer on a subject: what the decision lets go, once nobody is waited for. The
/// requester gets it when a durable checkpoint covers its leaf.
final class Releasing {
  private final ReleaseDesk desk;
  private final Answering answering;
  private final Steps steps;
  private final Planner planner;
  private final Notices notices;
  private final Rechecking rechecking;
  private final PolicyChanges changes;

  Releasing(
      Wiring wiring,
      ReleaseDesk desk,
      Answering answering,
      Notices notices,
      Steps steps,
      Rechecking rechecking) {
    this.desk = desk;
    this.answering = answering;
    this.steps = steps;
    this.planner = wiring.planner();
    this.notices = notices;
    this.rechecking = rechecking;
    this.changes = new PolicyChanges(wiring, desk);
  }

  void carryOut(Work work) {
    steps.take(work, (facts, at) -> release(facts, work.subject(), at));
  }

  /// People took their time; what they decided on may be something else by now.
  void recheck(Work work) {
    List<Rechecking.Changed> changed = rechecking.changed(work);
    steps.takeHeld(
        work,
        (facts, at) ->
            changed.isEmpty()
                ? release(facts, work.subject(), at)
                : rechecking.anew(facts.row(), work.subject(), changed, at));
  }

  private Optional<Change> release(Facts facts, int subject, Instant at) {
    RequestRow row = facts.row();
    if (!(row.life().stage(subject) instanceof Stage.Decided)) {
      return Optional.empty();
    }
    if (at.isBefore(planner.mayAnswerFrom(row))) {
      // Whoever planned it was wrong, or this machine's clock is; the work is tried again later.
      throw new ExchangeFault("ANSWER_TOO_EARLY", "an answer would leave before its time");
    }
    Prepared prepared = facts.decision(subject);
    if (changes.outdated(prepared.decision())) {
      facts.requireHeld();
      return changes.anew(row, subject, "policy-changed", at);
    }
    CaseDecision settled = desk.sealed(settled(facts, subject, prepared.decision()), row.agency());
    AnswerView.Subject answer =
        answering.answer(subject, prepared, settled, row.terms().language(), at);
    OutcomeClass outcome =
        OutcomeClass.parse(answer.outcome())
            .orElseThrow(() -> new ExchangeFault("STATE_UNREADABLE", "an unknown outcome"));
    return row.life()
        .move(subject, stage -> stage.answer(outcome))
        .map(life ->
            change(row, life, answer, outcome, at)
                .also(bundle -> notices.tell(row, prepared, settled, at, bundle)));
  }

  private static Change change(
      RequestRow row, Life life, AnswerView.Subject answer, OutcomeClass outcome, Instant at) {
    TreeMap<String, String> attributes = new TreeMap<>();
    attributes.put("outcome", outcome.code());
    attributes.put("subject", Integer.toString(answer.number()));
    // Only what the requester is told as well.
    String grounds =
        String.join(",", outcome == OutcomeClass.REFUSED ? answer.grounds() : List.of());
    if (!grounds.isEmpty()) {
      attributes.put("grounds", grounds);
    }
    Change change =
        Change.of(row, life, "answered", at)
            .on(answer.number())
            .detail("outcome", outcome.code())
            .keep(answer.number(), Part.ANSWER, answer)
            .tell(
                "answered",
                outcome == OutcomeClass.REFUSED ? "REFUSAL" : "RELEASE_DECISION",
                attributes,
                "answer",
                Json.mapper().valueToTree(answer),
                Part.ANSWER);
    if (!grounds.isEmpty()) {
      change.detail("grounds", grounds);
    }
    return life.open() ? change : change.finishAll();
  }

  /// A decision nobody had to approve has no approvals to count.
  private CaseDecision settled(Facts facts, int subject, CaseDecision decision) {
    return facts.settled(decision, one -> desk.lapse(desk.settle(facts.row().id(), subject, one)));
  }
}
