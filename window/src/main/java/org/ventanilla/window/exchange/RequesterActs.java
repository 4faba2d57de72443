package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.exchange.ActDesk.Effect;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.node.ObjectNode;

/// Clarification, which stops the clock until the requester replies, and withdrawal.
final class RequesterActs {
  /// Most clarifications of one request.
  static final int MOST_CLARIFICATIONS = 100;

  private static final Effect NOT_OPEN =
      new Effect.Refused(
          Violations.conflict("REQUEST_NOT_OPEN", "Nothing of the request is open any longer."));

  private final ActDesk desk;
  private final InquiryStore inquiries;
  private final ConsentStore consents;
  private final Planner planner;
  private final Alarms alarms;
  private final Shown shown;

  RequesterActs(Wiring wiring, ActDesk desk) {
    this.desk = desk;
    this.inquiries = wiring.inquiries();
    this.consents = new ConsentStore(wiring.database());
    this.planner = wiring.planner();
    this.alarms = wiring.alarms();
    this.shown = wiring.shown();
  }

  Outcome<RequestView> clarify(ActDesk.Sent sent) {
    Caller caller = sent.caller();
    return shown.desk(caller)
        ? desk.act(sent, ActReader.Kind.CLARIFY, Right.DECIDE, _ -> true, this::ask)
        : desk.act(
            sent,
            ActReader.Kind.CLARIFY,
            Right.FILE,
            row -> row.agency().equals(caller.agency()),
            this::reply);
  }

  Outcome<RequestView> withdraw(ActDesk.Sent sent) {
    return desk.act(
        sent,
        ActReader.Kind.WITHDRAW,
        Right.FILE,
        row -> row.agency().equals(sent.caller().agency()),
        this::withdrawn);
  }

  /// Everything that was to be done stops; holders that were asked may still reply.
  private Effect ask(RequestRow row, Act act, Instant at) {
    if (row.pauses().size() >= MOST_CLARIFICATIONS) {
      return new Effect.Refused(
          Violations.conflict(
              "TOO_MANY_CLARIFICATIONS", "Decide on what there is; nothing more can be asked."));
    }
    if (row.pausedSince() != null) {
      return new Effect.Refused(
          Violations.conflict(
              "CLARIFICATION_OPEN", "The requester has been asked and has not replied yet."));
    }
    Optional<Life> life = row.life().moveAll(Stage::ask);
    if (life.isEmpty()) {
      return NOT_OPEN;
    }
    int number = row.pauses().size() + 1;
    return new Effect.Changes(
        Change.of(row, life.get(), "clarification-asked", at)
            .detail("number", Integer.toString(number))
            .paused(at, row.pauses())
            .finishAll()
            .tell(
                "clarification-asked",
                "CLARIFICATION_ASKED",
                new TreeMap<>(),
                "clarification",
                text(number, act),
                null));
  }

  private Effect reply(RequestRow row, Act act, Instant at) {
    Instant since = row.pausedSince();
    Optional<Life> life = row.life().moveAll(Stage::clarify);
    if (since == null || life.isEmpty()) {
      return new Effect.Refused(
          Violations.conflict("NOTHING_TO_CLARIFY", "Nobody has asked for clarification."));
    }
    List<Pause> pauses = new ArrayList<>(row.pauses());
    pauses.add(new Pause(since, at.isBefore(since) ? since : at));
    Instant due = alarms.due(row.terms().urgency(), row.receivedAt(), pauses);
    RequestRow timed = row.timed(due, null, pauses);
    inquiries.move(row.id(), alarms.collectingCloses(timed));
    consents.move(row.id(), alarms.consentCloses(timed));
    Change change =
        Change.of(row, life.get(), "clarified", at)
            .detail("number", Integer.toString(pauses.size()))
            .paused(null, pauses)
            .due(due)
            .tell(
                "clarified",
                "CLARIFIED",
                new TreeMap<>(),
                "clarification",
                text(pauses.size(), act),
                null);
    planner.clock(timed, row.alarms()).ifPresent(change::then);
    goOn(change, timed, life.get(), at);
    return new Effect.Changes(change);
  }

  /// What was stopped is planned anew from where each subject stands.
  private void goOn(Change change, RequestRow row, Life life, Instant at) {
    for (int subject : life.subjects(Stage.Received.class)) {
      change.then(planner.atOnce(row.id(), subject, Work.Task.ROUTE, at));
    }
    for (int subject : life.subjects(Stage.Deciding.class)) {
      change.then(planner.atOnce(row.id(), subject, Work.Task.DECIDE, at));
    }
    for (int subject : life.subjects(Stage.Decided.class)) {
      change.then(planner.recheck(row, subject, at));
    }
    inquiries.asked(row.id()).forEach(inquiry -> change.then(planner.ask(inquiry, at)));
  }

  private Effect withdrawn(RequestRow row, Act act, Instant at) {
    Optional<Life> life = row.life().moveAll(Stage::withdraw);
    if (life.isEmpty()) {
      return NOT_OPEN;
    }
    inquiries.close(row.id(), 0);
    consents.close(row.id());
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("request", row.id().toString());
    document.put("reason", act.payload().path("reason").asString(""));
    return new Effect.Changes(
        Change.of(row, life.get(), "withdrawn", at)
            .paused(null, row.pausesUntil(at))
            .finishAll()
            .tell("withdrawn", "WITHDRAWN", new TreeMap<>(), "withdrawal", document, null));
  }

  private static ObjectNode text(int number, Act act) {
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("number", number);
    document.put("text", act.payload().path("text").asString());
    return document;
  }
}
