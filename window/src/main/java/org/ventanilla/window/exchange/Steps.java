package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ventanilla.window.platform.Database;

/// One step of the window's own: sees whether the step is still due, and carries it out, in one
/// transaction. A step that is no longer due leaves nothing behind, so that two windows, or one
/// window twice, may try the same.
///
/// First by memory, where this window wrote the request last: the transaction is one round trip
/// that writes nothing if anybody has moved the request since. Else by the database: the request's
/// row is held and everything is read. Both come to the same.
final class Steps {
  private final Database database;
  private final RequestStore requests;
  private final WorkStore works;
  private final Transitions transitions;
  private final Memory memory;
  private final StoredFacts.Readers stored;
  private final Now now;

  Steps(Wiring wiring, WorkStore works) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.works = works;
    this.transitions = wiring.transitions();
    this.memory = wiring.memory();
    this.stored = wiring.stored();
    this.now = wiring.now();
  }

  /// What a step writes, or nothing when it is not due any more.
  interface Step extends BiFunction<Facts, Instant, Optional<Change>> {}

  void take(Work work, Step step) {
    // Work that was tried before, or that another window planned, is looked at with care.
    if (!work.atOnce() || !takeByMemory(work, step)) {
      takeHeld(work, step);
    }
  }

  /// By the database only.
  void takeHeld(Work work, Step step) {
    database.asWindow(() -> {
      Optional<Change> change =
          requests.lock(work.request()).flatMap(row -> step.apply(stored.of(row), now.get()));
      if (change.isPresent()) {
        transitions.carryOut(change.get().finish(work.id()));
      } else {
        works.finish(work.id());
      }
    });
  }

  private boolean takeByMemory(Work work, Step step) {
    Optional<Remembered> known = memory.of(work.request());
    if (known.isEmpty()) {
      return false;
    }
    try {
      return step.apply(known.get(), now.get())
          .flatMap(
              change -> transitions.carryOutAtOnce(known.get(), change.finish(work.id()), null))
          .isPresent();
    } catch (Facts.NotRemembered _) {
      return false;
    }
  }
}
