package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Optional;
import org.ventanilla.window.release.ReleaseDesk;

/// Looks at one decision in flight after another version of the policy took effect. What was
/// decided by it already, or not decided yet, stays as it is.
final class Redeciding {
  private final Steps steps;
  private final DecisionFile decisions;
  private final PolicyChanges changes;

  Redeciding(Wiring wiring, ReleaseDesk desk, Steps steps) {
    this.steps = steps;
    this.decisions = new DecisionFile(wiring, desk);
    this.changes = new PolicyChanges(wiring, desk);
  }

  void carryOut(Work work) {
    steps.takeHeld(work, (facts, at) -> look(facts.row(), work.subject(), at));
  }

  private Optional<Change> look(RequestRow row, int subject, Instant at) {
    return decisions
        .inFlight(row, subject)
        .filter(prepared -> changes.outdated(prepared.decision()))
        .flatMap(_ -> changes.anew(row, subject, "policy-changed", at));
  }
}
