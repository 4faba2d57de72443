package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Optional;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.ReleaseDesk;

/// What becomes of a decision that is not answered yet when what it rests on changes: it is made
/// anew, and what people prepared and approved lapses, because a new decision has another digest.
final class PolicyChanges {
  private final Agreement agreement;
  private final ReleaseDesk desk;
  private final Planner planner;
  private final RequestStore requests;

  PolicyChanges(Wiring wiring, ReleaseDesk desk) {
    this.agreement = wiring.agreement();
    this.desk = desk;
    this.planner = wiring.planner();
    this.requests = wiring.requests();
  }

  /// Whether another version of the policy is in force by now, and the agreement wants what is in
  /// flight decided by it.
  boolean outdated(CaseDecision decision) {
    return agreement.redecidesInFlight() && !desk.policyDigest().equals(decision.policyDigest());
  }

  /// Back to deciding. The request is held.
  ///
  /// @param event `policy-changed` or `record-changed`
  Optional<Change> anew(RequestRow row, int subject, String event, Instant at) {
    return row.life()
        .move(subject, Stage::reopen)
        .map(life -> {
          // Nobody may decide on what was proposed before.
          requests.drop(row.id(), subject, Part.PROPOSAL);
          return Change.of(row, life, event, at)
              .on(subject)
              .then(planner.atOnce(row.id(), subject, Work.Task.DECIDE, at));
        });
  }
}
