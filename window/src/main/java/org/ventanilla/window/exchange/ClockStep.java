package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.platform.Ids;

/// Does what an alarm of a request's clock asks: one alarm, one transition. The clock's own next
/// alarm is written with it. Two windows may have taken the same alarm; whichever comes second
/// finds it done, or there would be two clocks from then on.
final class ClockStep {
  private final Steps steps;
  private final WorkStore works;
  private final Alarms alarms;
  private final Planner planner;
  private final Collecting collecting;
  private final Agreement agreement;
  private final Ids ids;

  ClockStep(Wiring wiring, Steps steps, WorkStore works, Collecting collecting) {
    this.steps = steps;
    this.works = works;
    this.alarms = wiring.alarms();
    this.planner = wiring.planner();
    this.collecting = collecting;
    this.agreement = wiring.agreement();
    this.ids = wiring.ids();
  }

  void carryOut(Work work) {
    // Which of two windows is second shows only in the database.
    steps.takeHeld(
        work, (facts, at) -> works.waits(work.id()) ? ring(facts.row(), at) : Optional.empty());
  }

  private Optional<Change> ring(RequestRow row, Instant at) {
    Optional<Alarms.Alarm> next = alarms.next(row.alarms());
    // A clock that stands still has no alarms; the reply that restarts it sets it anew.
    if (next.isEmpty() || row.pausedSince() != null || !row.life().open()) {
      return Optional.empty();
    }
    Change change =
        at.isBefore(alarms.at(next.get(), row))
            ? Change.of(row, row.life(), "clock-set", at)
            : ring(row, next.get(), at).alarms(row.alarms() + 1);
    planner.clock(row, change.alarms()).ifPresent(change::then);
    return Optional.of(change);
  }

  private Change ring(RequestRow row, Alarms.Alarm alarm, Instant at) {
    return switch (alarm) {
      case Alarms.Alarm.Remind(double share, String role) -> remind(row, share, role, at);
      case Alarms.Alarm.CloseCollecting _ ->
          collecting
              .close(row, at)
              .orElseGet(() -> Change.of(row, row.life(), "collecting-closed", at));
      case Alarms.Alarm.Lapse _ -> lapse(row, at);
    };
  }

  private Change remind(RequestRow row, double share, String role, Instant at) {
    String event = share >= 1 ? "overdue" : "reminded";
    return Change.of(row, row.life(), event, at)
        .also(bundle -> TimelineStore.notify(ids.next(), row, role, event, at, bundle))
        .detail("share", Math.round(share * 100) + "%")
        .detail("role", role);
  }

  /// What nobody approved in time is withheld, and the rest is answered. What nobody prepared is
  /// decided once more: from now on without waiting for anybody.
  private Change lapse(RequestRow row, Instant at) {
    Life life = row.life();
    List<Integer> waiting = life.subjects(Stage.AwaitingApproval.class);
    List<Integer> proposed =
        agreement.officerDecides(row.terms().kind())
            ? List.of()
            : life.subjects(Stage.Deciding.class);
    for (int subject : waiting) {
      life = life.move(subject, stage -> stage.approve(true)).orElse(life);
    }
    Change change =
        Change.of(row, life, "approvals-lapsed", at)
            .detail("subjects", Integer.toString(waiting.size() + proposed.size()));
    waiting.forEach(subject -> change.then(planner.recheck(row, subject, at)));
    proposed.forEach(
        subject -> change.then(planner.atOnce(row.id(), subject, Work.Task.DECIDE, at)));
    return change;
  }
}
