package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.node.ObjectNode;

/// Hands the answer to the requester: every subject whose answer stands in the ledger for good. The
/// first time a subject is handed over is a step of its own; after that it is read again at will.
final class Retrieval {
  private static final String RECEIPT = "RETRIEVAL";

  /// Another window on the same database may have answered.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Database database;
  private final Notary notary;
  private final RequestStore requests;
  private final TimelineStore timeline;
  private final Transitions transitions;
  private final Seals seals;
  private final Bell bell;
  private final Memory memory;
  private final Now now;
  private final Duration receiptWait;

  Retrieval(Wiring wiring) {
    this.database = wiring.database();
    this.notary = wiring.notary();
    this.requests = wiring.requests();
    this.timeline = wiring.timeline();
    this.transitions = wiring.transitions();
    this.seals = wiring.seals();
    this.bell = wiring.bell();
    this.memory = wiring.memory();
    this.now = wiring.now();
    this.receiptWait = wiring.settings().receiptWait();
  }

  /// Waiting is on the machine's own clock: a test that moves the window's time waits no longer.
  Outcome<AnswerView> retrieve(Caller caller, UUID id, Duration wait) {
    long until = System.nanoTime() + Math.min(wait.toNanos(), Exchange.LONGEST_WAIT.toNanos());
    boolean rings = wait.isPositive();
    while (true) {
      try (Bell.Listener listener = bell.listen(id)) {
        Optional<Remembered> known =
            memory.of(id).filter(one -> one.row().agency().equals(caller.agency()));
        Optional<Outcome<AnswerView>> handed = known.flatMap(one -> hand(caller, one, until));
        if (handed.isPresent()) {
          return handed.get();
        }
        if (rings && known.isPresent() && known.get().row().life().open()) {
          // This window is at it, and rings when there is something.
          rings = false;
          listener.await(shorter(Duration.ofNanos(until - System.nanoTime())));
          continue;
        }
        Optional<Answered> answered = database.as(caller.agency(), () -> answered(caller, id));
        if (answered.isEmpty()) {
          return new Outcome.NotFound<>();
        }
        Set<Integer> durable = durable(answered.get(), until);
        if (!durable.isEmpty()) {
          return hand(caller, id, durable);
        }
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (!left.isPositive()
            || bell.closed()
            || Thread.currentThread().isInterrupted()
            || answered.get().row().life().state().equals("withdrawn")) {
          return notReady(answered.get().row());
        }
        listener.await(shorter(left));
      }
    }
  }

  private static Duration shorter(Duration left) {
    return left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
  }

  /// The whole answer, for the first time, by memory. Empty where memory has not all of it, or it
  /// is not durable, or somebody fetched it meanwhile: then the database says.
  private Optional<Outcome<AnswerView>> hand(Caller caller, Remembered known, long until) {
    RequestRow row = known.row();
    List<Integer> subjects = row.life().subjects(Stage.Answered.class);
    if (row.life().open()
        || subjects.size() != row.life().stages().size()
        || !known.answers().keySet().containsAll(subjects)) {
      return Optional.empty();
    }
    List<AnswerView.Subject> views = new ArrayList<>();
    for (int subject : subjects) {
      Remembered.Answer answer = Objects.requireNonNull(known.answers().get(subject));
      if (!covered(answer.ticket(), until)) {
        return Optional.empty();
      }
      views.add(answer.view());
    }
    return transitions
        .carryOutAtOnce(known, retrieved(row, subjects, now.get()), caller.agency())
        .map(after ->
            new Outcome.Done<>(
                new AnswerView(row.id(), row.reference(), row.documentDigest().hex(), true, views),
                notary.await(after.row().last(), receiptWait)));
  }

  private static Outcome<AnswerView> notReady(RequestRow row) {
    return Violations.refused(
        row.life().state().equals("withdrawn")
            ? Violations.conflict("REQUEST_WITHDRAWN", "The request was withdrawn.")
            : Violations.conflict("ANSWER_NOT_READY", "There is no answer yet. Ask again later."));
  }

  private Outcome<AnswerView> hand(Caller caller, UUID id, Set<Integer> durable) {
    Handed handed = database.as(caller.agency(), () -> hand(id, durable));
    if (handed.view().subjects().isEmpty()) {
      return Violations.refused(
          new Violation(
              "CONTENT_DESTROYED",
              410,
              "",
              "The time this answer was kept is over. Receipts still verify."));
    }
    return new Outcome.Done<>(
        handed.view(), handed.ticket().flatMap(ticket -> notary.await(ticket, receiptWait)));
  }

  private Optional<Answered> answered(Caller caller, UUID id) {
    return requests
        .find(id)
        .filter(row -> row.agency().equals(caller.agency()))
        .map(row ->
            new Answered(
                row,
                row.life().subjects(Stage.Answered.class).isEmpty()
                    ? List.of()
                    : timeline.of(id, true)));
  }

  /// A subject counts once its answer's leaf is covered by a durable checkpoint, cosigned where the
  /// agreement requires it. One that was handed over before is known to be.
  private Set<Integer> durable(Answered answered, long until) {
    Map<Integer, Ticket> tickets = new HashMap<>();
    answered.lines().stream()
        .filter(line -> line.event().equals("answered"))
        .forEach(line -> tickets.put(line.subject(), line.ticket()));
    Life life = answered.row().life();
    Set<Integer> durable = new HashSet<>(life.subjects(Stage.Retrieved.class));
    for (int subject : life.subjects(Stage.Answered.class)) {
      Ticket ticket = tickets.get(subject);
      if (ticket != null && covered(ticket, until)) {
        durable.add(subject);
      }
    }
    return durable;
  }

  private boolean covered(Ticket ticket, long until) {
    Duration left = Duration.ofNanos(until - System.nanoTime());
    boolean covered = !left.isPositive() || notary.awaitCovered(ticket, left);
    return covered && notary.mayLeave(ticket);
  }

  private Handed hand(UUID id, Set<Integer> durable) {
    RequestRow row =
        requests.lock(id).orElseThrow(() -> new ExchangeFault("STEP_LOST", "the request is gone"));
    List<AnswerView.Subject> subjects = new ArrayList<>();
    for (RequestStore.Sealed sealed : requests.contents(id, Part.ANSWER)) {
      if (durable.contains(sealed.subject())) {
        subjects.add(open(row, sealed));
      }
    }
    AnswerView view =
        new AnswerView(
            row.id(),
            row.reference(),
            row.documentDigest().hex(),
            !row.life().open() && subjects.size() == answers(row.life()),
            subjects);
    if (subjects.isEmpty()) {
      return new Handed(view, Optional.empty());
    }
    List<Integer> first =
        row.life().subjects(Stage.Answered.class).stream().filter(durable::contains).toList();
    return first.isEmpty()
        ? new Handed(view, lastRetrieval(id))
        : new Handed(
            view, Optional.of(transitions.carryOut(retrieved(row, first, now.get())).last()));
  }

  private static Change retrieved(RequestRow row, List<Integer> first, Instant at) {
    Life life = row.life();
    for (int subject : first) {
      life = life.move(subject, Stage::retrieve).orElse(life);
    }
    ObjectNode document = Json.mapper().createObjectNode();
    document.put("request", row.id().toString());
    document.set("subjects", Json.mapper().valueToTree(first));
    return Change.of(row, life, "retrieved", at)
        .detail("subjects", Integer.toString(first.size()))
        .tell("retrieved", RECEIPT, new TreeMap<>(), "retrieval", document, null);
  }

  private Optional<Ticket> lastRetrieval(UUID id) {
    return timeline.of(id, true).stream()
        .filter(line -> RECEIPT.equals(line.receipt()))
        .map(TimelineStore.Line::ticket)
        .reduce((_, later) -> later);
  }

  private AnswerView.Subject open(RequestRow row, RequestStore.Sealed sealed) {
    return seals
        .openJson(
            row.keyId(),
            row.id(),
            Part.ANSWER,
            Integer.toString(sealed.subject()),
            sealed.bytes(),
            AnswerView.Subject.class)
        .at(now.get());
  }

  private static int answers(Life life) {
    return life.subjects(Stage.Answered.class).size() + life.subjects(Stage.Retrieved.class).size();
  }

  private record Answered(RequestRow row, List<TimelineStore.Line> lines) {}

  private record Handed(AnswerView view, Optional<Ticket> ticket) {}
}
