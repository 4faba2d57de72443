package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.exchange.ActDesk.Effect;
import org.ventanilla.window.exchange.ConsentRow.State;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;

/// Where an originator's officers see what their agency is asked to consent to, and answer.
final class ConsentDesk {
  private final Database database;
  private final RequestStore requests;
  private final ConsentStore store;
  private final TimelineStore timeline;
  private final Seals seals;
  private final ActDesk desk;
  private final Planner planner;
  private final Ids ids;
  private final Now now;

  ConsentDesk(Wiring wiring, ActDesk desk) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.store = new ConsentStore(wiring.database());
    this.timeline = wiring.timeline();
    this.seals = wiring.seals();
    this.desk = desk;
    this.planner = wiring.planner();
    this.ids = wiring.ids();
    this.now = wiring.now();
  }

  Page<ConsentView> open(Caller caller, @Nullable String cursor, int limit) {
    UUID after = Cursor.parse(cursor).orElse(null);
    List<ConsentRow> found =
        database.as(caller.agency(), () -> store.open(caller.agency(), after, limit + 1));
    List<ConsentRow> shown = found.subList(0, Math.min(limit, found.size()));
    List<ConsentView> views =
        database.asWindow(() -> shown.stream().flatMap(row -> view(caller, row).stream()).toList());
    return new Page<>(
        views,
        found.size() > limit ? Optional.of(Cursor.of(shown.getLast().id())) : Optional.empty());
  }

  Outcome<ConsentView> answer(Caller caller, UUID id, byte[] jws) {
    Optional<ConsentRow> row =
        database
            .as(caller.agency(), () -> store.find(id))
            .filter(one -> one.originator().equals(caller.agency()));
    if (row.isEmpty()) {
      return new Outcome.NotFound<>();
    }
    ConsentRow consent = row.get();
    Outcome<RequestView> done =
        desk.actOn(
            new ActDesk.Sent(caller, id, jws, _ -> true),
            consent.request(),
            ActReader.Kind.CONSENT,
            Right.ANSWER,
            (request, act, at) -> answered(request, consent, act, at));
    return switch (done) {
      case Outcome.Done<RequestView> _ ->
          database
              .asWindow(() -> store.find(id).flatMap(now -> view(caller, now)))
              .<Outcome<ConsentView>>map(view -> new Outcome.Done<>(view, Optional.empty()))
              .orElseGet(Outcome.NotFound::new);
      case Outcome.NotFound<RequestView> _ -> new Outcome.NotFound<>();
      case Outcome.Refused<RequestView>(var reason, var violations) ->
          new Outcome.Refused<>(reason, violations);
    };
  }

  private Effect answered(RequestRow request, ConsentRow consent, Act act, Instant at) {
    State state = act.payload().path("granted").asBoolean() ? State.GRANTED : State.REFUSED;
    boolean late = !at.isBefore(consent.answerBy());
    boolean open = request.life().stage(consent.subject()).open();
    if (late || !open || !store.answer(consent.id(), state, act, at)) {
      return new Effect.Refused(
          Violations.conflict("CONSENT_CLOSED", "Nobody waits for this answer any longer."));
    }
    Change change =
        Change.of(request, request.life(), "consent-answered", at)
            .on(consent.subject())
            .detail("originator", consent.originator())
            .detail("answer", state.code());
    boolean waiting =
        store.of(request.id(), consent.subject()).stream()
            .anyMatch(one -> one.state() == State.ASKED);
    if (!waiting && request.life().stage(consent.subject()) instanceof Stage.Deciding) {
      change.then(planner.atOnce(request.id(), consent.subject(), Work.Task.DECIDE, at));
    }
    return new Effect.Changes(change);
  }

  /// What the originator's officers look at is written down.
  private Optional<ConsentView> view(Caller caller, ConsentRow row) {
    return requests
        .find(row.request())
        .map(request -> {
          timeline.look(ids.next(), request.id(), caller.agency(), "consent", now.get());
          ConsentRow.Asked asked =
              seals.openJson(
                  request.keyId(),
                  request.id(),
                  Part.CONSENT,
                  row.id().toString(),
                  row.sealed(),
                  ConsentRow.Asked.class);
          return new ConsentView(
              row.id(),
              request.reference(),
              request.agency(),
              request.terms().purpose(),
              asked.holder(),
              asked.record(),
              asked.fields(),
              asked.categories(),
              row.askedAt(),
              row.answerBy(),
              row.state().code());
        });
  }
}
