package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Asked;
import org.ventanilla.window.agreement.Question;
import org.ventanilla.window.platform.Ids;

/// Finds out from the agreement which holders a subject is put to.
final class Routing {
  private final Agreement agreement;
  private final Steps steps;
  private final Planner planner;
  private final Alarms alarms;
  private final Ids ids;

  Routing(Wiring wiring, Steps steps) {
    this.agreement = wiring.agreement();
    this.steps = steps;
    this.planner = wiring.planner();
    this.alarms = wiring.alarms();
    this.ids = wiring.ids();
  }

  void carryOut(Work work) {
    steps.take(work, (facts, at) -> route(facts.row(), work.subject(), at));
  }

  private Optional<Change> route(RequestRow row, int subject, Instant at) {
    List<Asked> asked = agreement.holdersFor(question(row, subject));
    return row.life()
        .move(subject, stage -> stage.route(asked.size()))
        .map(life -> {
          Change change =
              Change.of(row, life, "routed", at)
                  .on(subject)
                  .detail("holders", Integer.toString(asked.size()));
          if (asked.isEmpty()) {
            return change.then(planner.atOnce(row.id(), subject, Work.Task.DECIDE, at));
          }
          List<InquiryRow> made = asked.stream().map(one -> inquiry(row, subject, one)).toList();
          change.ask(made);
          made.forEach(inquiry -> change.then(planner.ask(inquiry, at)));
          return change;
        });
  }

  private static Question question(RequestRow row, int subject) {
    RequestRow.Terms terms = row.terms();
    return new Question(
        terms.kind(),
        row.agency(),
        terms.subjectTypes().get(subject - 1),
        Set.copyOf(terms.categories()),
        terms.territory());
  }

  private InquiryRow inquiry(RequestRow row, int subject, Asked asked) {
    return new InquiryRow(
        ids.next(),
        row.id(),
        subject,
        asked.holder().id(),
        asked.categories().stream().sorted().toList(),
        InquiryRow.State.ASKED,
        alarms.collectingCloses(row),
        null);
  }
}
