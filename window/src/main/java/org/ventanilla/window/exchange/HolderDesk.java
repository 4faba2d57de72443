package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.exchange.ActDesk.Effect;
import org.ventanilla.window.exchange.Exchange.InquiryView;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.exchange.InquiryRow.State;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// Where a holder's officers see what their agency is asked, and answer. Nobody sees who else is.
final class HolderDesk {
  private static final Set<String> HANDLING = Set.of("H0", "H1", "H2", "H3");
  private static final Set<String> SOURCES = Set.of("A", "B", "C", "X");
  private static final int LONGEST_WORD = 128;

  private final Database database;
  private final RequestStore requests;
  private final InquiryStore inquiries;
  private final TimelineStore timeline;
  private final Documents documents;
  private final Collecting collecting;
  private final StoredFacts.Readers stored;
  private final ActDesk desk;
  private final Agreement agreement;
  private final Ids ids;
  private final Now now;

  HolderDesk(Wiring wiring, ActDesk desk, Documents documents, Collecting collecting) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.inquiries = wiring.inquiries();
    this.timeline = wiring.timeline();
    this.documents = documents;
    this.collecting = collecting;
    this.stored = wiring.stored();
    this.desk = desk;
    this.agreement = wiring.agreement();
    this.ids = wiring.ids();
    this.now = wiring.now();
  }

  Page<InquiryView> inquiries(Caller caller, @Nullable String cursor, int limit) {
    Optional<UUID> after = Cursor.parse(cursor);
    List<InquiryRow> rows =
        database.as(
            caller.agency(), () -> inquiries.open(caller.agency(), after.orElse(null), limit + 1));
    List<InquiryRow> shown = rows.subList(0, Math.min(limit, rows.size()));
    List<InquiryView> views = database.asWindow(() -> seen(caller, shown));
    return new Page<>(
        views,
        rows.size() > limit ? Optional.of(Cursor.of(shown.getLast().id())) : Optional.empty());
  }

  Outcome<InquiryView> inquiry(Caller caller, UUID id) {
    return mine(caller, id)
        .flatMap(row -> database.asWindow(() -> seen(caller, List.of(row))).stream().findFirst())
        .<Outcome<InquiryView>>map(view -> new Outcome.Done<>(view, Optional.empty()))
        .orElseGet(Outcome.NotFound::new);
  }

  Outcome<InquiryView> answer(Caller caller, UUID id, byte[] jws) {
    Optional<InquiryRow> row = mine(caller, id);
    if (row.isEmpty()) {
      return new Outcome.NotFound<>();
    }
    InquiryRow inquiry = row.get();
    Outcome<RequestView> done =
        desk.actOn(
            new ActDesk.Sent(caller, id, jws, _ -> true),
            inquiry.request(),
            ActReader.Kind.ANSWER,
            Right.ANSWER,
            (request, act, at) -> answered(request, inquiry, act, at));
    return switch (done) {
      case Outcome.Done<RequestView> _ -> inquiry(caller, id);
      case Outcome.NotFound<RequestView> _ -> new Outcome.NotFound<>();
      case Outcome.Refused<RequestView>(Violation reason, List<Violation> violations) ->
          new Outcome.Refused<>(reason, violations);
    };
  }

  private Effect answered(RequestRow request, InquiryRow inquiry, Act act, Instant at) {
    List<HeldRecord> records = new ArrayList<>();
    JsonNode given = act.payload().path("records");
    int fields = 0;
    for (int i = 0; i < given.size(); i++) {
      Optional<HeldRecord> one = record(given.get(i), Set.copyOf(inquiry.categories()));
      if (one.isEmpty()) {
        return new Effect.Refused(
            Violations.invalid(
                "RECORD_MALFORMED",
                "/records/" + i,
                "See docs/spec/acts.md for a record; give only categories that were asked for."));
      }
      fields += one.get().fields().size();
      records.add(one.get());
    }
    if (fields > Collecting.MOST_FIELDS) {
      return new Effect.Refused(
          Violations.invalid(
              "ANSWER_TOO_LARGE",
              "/records",
              "An answer has at most " + Collecting.MOST_FIELDS + " fields."));
    }
    return collecting
        .reply(stored.of(request), inquiry, records, at)
        .<Effect>map(Effect.Changes::new)
        .orElseGet(() ->
            new Effect.Refused(
                Violations.conflict("INQUIRY_CLOSED", "Nobody waits for this answer any longer.")));
  }

  private Optional<HeldRecord> record(JsonNode node, Set<String> categories) {
    List<HeldRecord.Field> fields = new ArrayList<>();
    for (JsonNode field : node.path("fields")) {
      String name = text(field, "name");
      String category = text(field, "category");
      if (!FieldFacts.isPath(name)
          || !categories.contains(category)
          || field.path("value").isMissingNode()
          || field.path("value").isNull()
          || field.size() != 3) {
        return Optional.empty();
      }
      fields.add(new HeldRecord.Field(name, category, field.path("value")));
    }
    boolean consents = node.has("consent");
    boolean fits =
        node.path("fields").isArray()
            && !fields.isEmpty()
            && fields.size() <= HeldRecord.MOST_FIELDS
            && word(text(node, "id"))
            && word(text(node, "originator"))
            && agreement.vocabulary().level(text(node, "classification")) >= 0
            && HANDLING.contains(text(node, "handling"))
            && SOURCES.contains(text(node, "source"))
            && node.path("information").isIntegralNumber()
            && node.path("information").asLong() >= 1
            && node.path("information").asLong() <= 4
            && node.path("thirdParty").isBoolean()
            && (!consents || node.path("consent").isBoolean())
            && node.size() == (consents ? 9 : 8);
    return fits
        ? Optional.of(
            new HeldRecord(
                text(node, "id"),
                text(node, "classification"),
                text(node, "handling"),
                text(node, "source"),
                node.path("information").asInt(),
                text(node, "originator"),
                node.path("thirdParty").asBoolean(),
                consents && node.path("consent").asBoolean(),
                fields))
        : Optional.empty();
  }

  /// Empty for what is no text.
  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? value.stringValue() : "";
  }

  private static boolean word(String text) {
    return !text.isBlank() && text.length() <= LONGEST_WORD;
  }

  private Optional<InquiryRow> mine(Caller caller, UUID id) {
    return database
        .as(caller.agency(), () -> inquiries.find(id))
        .filter(row -> row.holder().equals(caller.agency()));
  }

  /// What the holder's officers look at is written down.
  private List<InquiryView> seen(Caller caller, List<InquiryRow> rows) {
    List<InquiryView> views = new ArrayList<>();
    for (InquiryRow row : rows) {
      requests.find(row.request()).ifPresent(request -> views.add(view(request, row)));
      timeline.look(ids.next(), row.request(), caller.agency(), "inquiry", now.get());
    }
    return views;
  }

  private InquiryView view(RequestRow request, InquiryRow row) {
    boolean waiting = row.state().waiting();
    return new InquiryView(
        row.id(),
        request.reference(),
        request.terms().purpose(),
        request.terms().urgency(),
        row.categories(),
        waiting ? documents.subject(request, row.subject()) : Json.mapper().createObjectNode(),
        row.answerBy(),
        row.state() == State.ASKED
            ? State.OPEN.code()
            : row.state().name().toLowerCase(Locale.ROOT));
  }
}
