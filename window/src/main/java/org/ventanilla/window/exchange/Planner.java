package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.window.platform.Ids;

/// Plans what comes next on a request.
final class Planner {
  private final Ids ids;
  private final Alarms alarms;
  private final Duration lease;
  private final Duration minimumTime;

  /// @param minimumTime no answer leaves sooner after its request was received
  Planner(Ids ids, Alarms alarms, Duration lease, Duration minimumTime) {
    this.ids = ids;
    this.alarms = alarms;
    this.lease = lease;
    this.minimumTime = minimumTime;
  }

  /// To be gone on with at once by this window, and by another one if this one dies.
  Work atOnce(UUID request, int subject, Work.Task task, Instant now) {
    return new Work(ids.next(), request, subject, task, now.plus(lease), 0, true);
  }

  /// To ask the holder of an inquiry; the work has the inquiry's id.
  Work ask(InquiryRow inquiry, Instant now) {
    return new Work(
        inquiry.id(),
        inquiry.request(),
        inquiry.subject(),
        Work.Task.ASK,
        now.plus(lease),
        0,
        true);
  }

  /// To give the answer on a subject, not before the agreement lets it go, so that a quick no says
  /// nothing.
  Work release(RequestRow request, int subject, Instant now) {
    return from(mayAnswerFrom(request), request.id(), subject, Work.Task.RELEASE, now);
  }

  /// To give the answer on what people decided, once it is known to be still so.
  Work recheck(RequestRow request, int subject, Instant now) {
    return from(mayAnswerFrom(request), request.id(), subject, Work.Task.RECHECK, now);
  }

  /// To decide at `at`, whoever is silent.
  Work decide(RequestRow request, int subject, Instant at) {
    return new Work(ids.next(), request.id(), subject, Work.Task.DECIDE, at, 0, false);
  }

  /// Before this no answer on the request leaves.
  Instant mayAnswerFrom(RequestRow request) {
    return request.receivedAt().plus(minimumTime);
  }

  /// To be done at `at`, or at once if that is past.
  private Work from(Instant at, UUID request, int subject, Work.Task task, Instant now) {
    return at.isAfter(now)
        ? new Work(ids.next(), request, subject, task, at, 0, false)
        : atOnce(request, subject, task, now);
  }

  /// The request's next alarm, if any is left.
  Optional<Work> clock(RequestRow request, int gone) {
    return alarms
        .next(gone)
        .map(alarm ->
            new Work(
                ids.next(), request.id(), 0, Work.Task.CLOCK, alarms.at(alarm, request), 0, false));
  }
}
