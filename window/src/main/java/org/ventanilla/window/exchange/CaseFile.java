package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Kind;
import org.ventanilla.window.exchange.Exchange.Filter;
import org.ventanilla.window.exchange.Exchange.NamedReceipt;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What is read of requests: views, lists, receipts, what opens them, timelines.
final class CaseFile {
  private static final int MOST_LISTED = 200;

  private final Database database;
  private final Notary notary;
  private final Agreement agreement;
  private final RequestStore requests;
  private final TimelineStore timeline;
  private final Documents documents;
  private final Seals seals;
  private final Shown shown;
  private final ActDesk desk;
  private final Now now;

  CaseFile(Wiring wiring, ActDesk desk, Documents documents) {
    this.database = wiring.database();
    this.notary = wiring.notary();
    this.agreement = wiring.agreement();
    this.requests = wiring.requests();
    this.timeline = wiring.timeline();
    this.documents = documents;
    this.seals = wiring.seals();
    this.shown = wiring.shown();
    this.desk = desk;
    this.now = wiring.now();
  }

  Optional<RequestView> find(Caller caller, UUID id) {
    return desk.find(caller, id).map(row -> shown.view(row, caller, now.get()));
  }

  List<String> dueExplained(Caller caller, UUID id, Locale language) {
    return desk.find(caller, id)
        .map(row -> shown.explained(row, now.get(), language))
        .orElse(List.of());
  }

  Set<String> states(Caller caller) {
    return shown.states(caller);
  }

  Set<String> kinds() {
    return agreement.kinds().stream()
        .map(Kind::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  Page<RequestView> list(Caller caller, Filter filter, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MOST_LISTED) {
      throw new IllegalArgumentException("a page has 1 to " + MOST_LISTED + " requests");
    }
    UUID before = Cursor.parse(cursor).orElse(null);
    Set<String> states = filter.states().isEmpty() ? null : shown.stored(filter.states(), caller);
    boolean all = shown.desk(caller);
    List<RequestRow> rows =
        all
            ? database.asWindow(() -> rows(null, states, filter, before, limit))
            : database.as(
                caller.agency(), () -> rows(caller.agency(), states, filter, before, limit));
    List<RequestRow> page = rows.subList(0, Math.min(limit, rows.size()));
    return new Page<>(
        page.stream().map(row -> shown.view(row, caller, now.get())).toList(),
        rows.size() > limit ? Optional.of(Cursor.of(page.getLast().id())) : Optional.empty());
  }

  private List<RequestRow> rows(
      @Nullable String agency,
      @Nullable Set<String> states,
      Filter filter,
      @Nullable UUID before,
      int limit) {
    Reference reference = filter.reference();
    return requests.list(
        agency,
        states,
        filter.overdue(),
        filter.kind(),
        reference == null ? null : reference.text(),
        before,
        now.get(),
        limit + 1);
  }

  Outcome<List<NamedReceipt>> receipts(Caller caller, UUID id) {
    return lines(caller, id)
        .<Outcome<List<NamedReceipt>>>map(lines -> new Outcome.Done<>(named(lines), none()))
        .orElseGet(Outcome.NotFound::new);
  }

  private List<NamedReceipt> named(List<TimelineStore.Line> lines) {
    List<NamedReceipt> named = new ArrayList<>();
    receipted(lines)
        .forEach((opening, line) ->
            notary
                .receipt(line.ticket())
                .ifPresent(receipt ->
                    named.add(
                        new NamedReceipt(
                            Objects.requireNonNull(line.receipt()), opening, line.at(), receipt))));
    return named;
  }

  /// The lines with a receipt, by the name of what opens it, in their order: the event, and from
  /// its second time on `EVENT.2`.
  private static Map<String, TimelineStore.Line> receipted(List<TimelineStore.Line> lines) {
    Map<String, TimelineStore.Line> receipted = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (TimelineStore.Line line : lines) {
      String event = line.receipt();
      if (event != null) {
        int number = seen.merge(event, 1, Integer::sum);
        receipted.put(number == 1 ? event : event + "." + number, line);
      }
    }
    return receipted;
  }

  /// @param name as [NamedReceipt#opening] has it; the first may be asked for as `EVENT.1` too
  Outcome<JsonNode> opening(Caller caller, UUID id, String name) {
    Optional<RequestRow> row = desk.find(caller, id);
    if (row.isEmpty()) {
      return new Outcome.NotFound<>();
    }
    String event = name.endsWith(".1") ? name.substring(0, name.length() - 2) : name;
    TimelineStore.Line line = receipted(lines(caller, id).orElse(List.of())).get(event);
    if (line == null || !notary.mayLeave(line.ticket())) {
      return new Outcome.NotFound<>();
    }
    if (!shown.desk(caller) && unretrieved(row.get(), line)) {
      return Violations.refused(
          Violations.conflict(
              "ANSWER_NOT_RETRIEVED",
              "What opens this receipt is the answer. Retrieve the answer first."));
    }
    return inScope(caller, () -> opened(row.get(), line))
        .<Outcome<JsonNode>>map(opening -> new Outcome.Done<>(opening, none()))
        .orElseGet(Outcome.NotFound::new);
  }

  /// The answer goes to the requester by a retrieval, which is a step of its own, and by nothing
  /// before it.
  private static boolean unretrieved(RequestRow row, TimelineStore.Line line) {
    return line.event().equals("answered")
        && row.life().stage(line.subject()) instanceof Stage.Answered;
  }

  /// Empty once what opened the leaf has been destroyed.
  private Optional<JsonNode> opened(RequestRow row, TimelineStore.Line line) {
    if (line.opening().length == 0) {
      return Optional.empty();
    }
    ObjectNode opening =
        (ObjectNode)
            seals.openTree(
                row.keyId(), row.id(), Part.OPENING, Long.toString(line.number()), line.opening());
    JsonNode part = opening.remove("part");
    if (part == null) {
      return Optional.of(opening);
    }
    Optional<JsonNode> document =
        part.asString().equals(Part.DOCUMENT.code())
            ? documents.filing(row).map(Filing::payload)
            : requests
                .content(row.id(), line.subject(), Part.ANSWER)
                .map(sealed ->
                    seals.openTree(
                        row.keyId(),
                        row.id(),
                        Part.ANSWER,
                        Integer.toString(line.subject()),
                        sealed))
                .filter(answer -> !expired(answer));
    return document.map(found -> {
      opening.set("document", found);
      return opening;
    });
  }

  /// What has expired is not given any more, and without it nothing opens the leaf.
  private boolean expired(JsonNode answer) {
    return Json.mapper().treeToValue(answer, AnswerView.Subject.class).expired(now.get());
  }

  Outcome<List<TimelineEntry>> timeline(Caller caller, UUID id) {
    return lines(caller, id)
        .<Outcome<List<TimelineEntry>>>map(
            lines -> new Outcome.Done<>(lines.stream().map(CaseFile::entry).toList(), none()))
        .orElseGet(Outcome.NotFound::new);
  }

  private static TimelineEntry entry(TimelineStore.Line line) {
    return new TimelineEntry(
        line.at(),
        line.event(),
        line.subject() == 0 ? null : line.subject(),
        line.detail(),
        line.ticket());
  }

  /// All steps for the desk, those with a receipt for the requester.
  private Optional<List<TimelineStore.Line>> lines(Caller caller, UUID id) {
    return shown.desk(caller)
        ? database.asWindow(() -> desk.find(caller, id).map(row -> timeline.of(row.id(), false)))
        : ownLines(caller, id);
  }

  /// Row security shows an agency the steps of its own requests; each has at least its filing.
  private Optional<List<TimelineStore.Line>> ownLines(Caller caller, UUID id) {
    Bundle bundle = new Bundle();
    Bundle.Answer<TimelineStore.Line> lines = TimelineStore.receipted(id, caller.agency(), bundle);
    database.atOnce(caller.agency(), bundle);
    return Optional.of(lines.rows()).filter(rows -> !rows.isEmpty());
  }

  private <T> T inScope(Caller caller, Supplier<T> work) {
    return shown.desk(caller) ? database.asWindow(work) : database.as(caller.agency(), work);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
