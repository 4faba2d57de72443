package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.notary.IssuedReceipt;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Database;

/// Carries acts of people out: who may, is it theirs, was it done before, and then one transition.
final class ActDesk {
  private final Database database;
  private final Notary notary;
  private final RequestStore requests;
  private final ActStore acts;
  private final ActReader reader;
  private final Transitions transitions;
  private final Shown shown;
  private final Now now;
  private final Duration receiptWait;

  ActDesk(Wiring wiring, ActReader reader) {
    this.database = wiring.database();
    this.notary = wiring.notary();
    this.requests = wiring.requests();
    this.acts = new ActStore(wiring.database());
    this.reader = reader;
    this.transitions = wiring.transitions();
    this.shown = wiring.shown();
    this.now = wiring.now();
    this.receiptWait = wiring.settings().receiptWait();
  }

  /// An act as it came in.
  ///
  /// @param target the id of what the act must be about
  /// @param version whether it may be done on the version the caller sees
  record Sent(Caller caller, UUID target, byte[] jws, LongPredicate version) {}

  /// What an act changes, or why it changes nothing.
  sealed interface Effect {
    record Changes(Change change) implements Effect {}

    record Refused(Violation reason) implements Effect {}

    /// The act is refused, and something else happens because of it.
    record Instead(Change change, Violation reason) implements Effect {}
  }

  /// What an act does to the request, which is held.
  interface Doing {
    Effect on(RequestRow row, Act act, Instant at);
  }

  /// The request as the caller may know of it: its own, or any as the desk.
  Optional<RequestRow> find(Caller caller, UUID id) {
    return shown.desk(caller)
        ? database.asWindow(() -> requests.find(id))
        : database
            .as(caller.agency(), () -> requests.find(id))
            .filter(row -> row.agency().equals(caller.agency()));
  }

  /// @param mine whether the request is one the caller may act on; if not, it is not found
  Outcome<RequestView> act(
      Sent sent, ActReader.Kind kind, Right right, Predicate<RequestRow> mine, Doing doing) {
    UUID id = sent.target();
    Optional<RequestRow> known = database.asWindow(() -> requests.find(id)).filter(mine);
    return known.isPresent() ? actOn(sent, id, kind, right, doing) : new Outcome.NotFound<>();
  }

  /// An act on something of a request that is known to be the caller's.
  Outcome<RequestView> actOn(
      Sent sent, UUID request, ActReader.Kind kind, Right right, Doing doing) {
    Caller caller = sent.caller();
    return switch (reader.read(caller, sent.jws(), kind, right, sent.target())) {
      case Act.Read.Invalid(Violation reason) -> Violations.refused(reason);
      case Act.Read.Valid(Act act) -> {
        Done done = database.asWindow(() -> carryOut(request, sent, act, doing));
        yield switch (done) {
          case Done.Not(Violation reason) -> Violations.refused(reason);
          case Done.Now(RequestRow row, boolean receipted) ->
              new Outcome.Done<>(
                  shown.view(row, caller, now.get()),
                  receipted ? notary.await(row.last(), receiptWait) : none());
          case Done.Before(RequestRow row) ->
              new Outcome.Done<>(shown.view(row, caller, now.get()), none());
        };
      }
    };
  }

  private Done carryOut(UUID id, Sent sent, Act act, Doing doing) {
    RequestRow row =
        requests.lock(id).orElseThrow(() -> new ExchangeFault("STEP_LOST", "the request is gone"));
    Optional<Digest> before = acts.digest(act.officer(), act.jti());
    if (before.isPresent()) {
      return before.get().equals(act.digest())
          ? new Done.Before(row)
          : new Done.Not(
              Violations.conflict(
                  "JTI_REUSED", "The jti belongs to another act. Sign it with a new one."));
    }
    if (!sent.version().test(shown.version(row, sent.caller()))) {
      return new Done.Not(Violations.PRECONDITION_FAILED);
    }
    Instant at = now.get();
    return switch (doing.on(row, act, at)) {
      case Effect.Refused(Violation reason) -> new Done.Not(reason);
      case Effect.Instead(Change change, Violation reason) -> {
        transitions.carryOut(change);
        yield new Done.Not(reason);
      }
      case Effect.Changes(Change change) -> {
        RequestRow after = transitions.carryOut(change);
        acts.add(act.officer(), act.jti(), act.agency(), act.digest(), id, at);
        yield new Done.Now(after, change.told() != null);
      }
    };
  }

  private static Optional<IssuedReceipt> none() {
    return Optional.empty();
  }

  private sealed interface Done {
    record Now(RequestRow row, boolean receipted) implements Done {}

    record Before(RequestRow row) implements Done {}

    record Not(Violation reason) implements Done {}
  }
}
