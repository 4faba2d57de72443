package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ventanilla.window.platform.Database;

/// One step of the window's own: holds the request, sees whether the step is still due, and carries
/// it out, all in one transaction. A step that is no longer due leaves nothing behind, so that two
/// windows, or one window twice, may try the same.
final class Steps {
  private final Database database;
  private final RequestStore requests;
  private final WorkStore works;
  private final Transitions transitions;
  private final Now now;

  Steps(
      Database database, RequestStore requests, WorkStore works, Transitions transitions, Now now) {
    this.database = database;
    this.requests = requests;
    this.works = works;
    this.transitions = transitions;
    this.now = now;
  }

  /// @param step gives what to write, or empty when it is not due any more
  void take(Work work, BiFunction<RequestRow, Instant, Optional<Change>> step) {
    database.asWindow(() -> {
      Optional<Change> change =
          requests.lock(work.request()).flatMap(row -> step.apply(row, now.get()));
      if (change.isPresent()) {
        transitions.carryOut(change.get().finish(work.id()));
      } else {
        works.finish(work.id());
      }
    });
  }
}
