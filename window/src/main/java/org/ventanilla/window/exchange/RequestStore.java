package org.ventanilla.window.exchange;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;

/// Requests with their content, timeline and work. A transition is one round trip.
final class RequestStore {
  private static final String COLUMNS =
      """
      id, reference, agency, document_digest, kind, urgency, purpose, categories, territory, language,
      subject_types, jti, idempotency_key, signer, clearance, roles, stages, version, seen, received_at, due,
      paused_since, pauses, alarms, key_id, pseudonym, filed_ticket, last_ticket
      """;

  private static final String INSERT =
      """
      with filed as (
        insert into exchange.request
          (id, reference, agency, document_digest, kind, urgency, purpose, categories,
           territory, language, subject_types, jti, idempotency_key, signer, clearance,
           roles, state, stages, open, version, seen, received_at, due, key_id, pseudonym,
           filed_ticket, last_ticket)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, 1, 1, ?, ?, ?, ?,
           %1$s, %1$s)
        on conflict do nothing
        returning id)
      select platform.require(count(*) = 1) from filed
      """
          .formatted(Notary.APPENDED);

  private static final String MOVED =
      """
      with moved as (
        update exchange.request
        set state = ?, stages = ?, open = ?, version = ?, seen = ?, due = ?,
          paused_since = ?, pauses = ?::timestamptz[], alarms = ?,
          last_ticket = case when ? then %s else last_ticket end
        where id = ? and version = ?
        returning id)
      select platform.require(count(*) = 1) from moved
      """
          .formatted(Notary.APPENDED);

  private static final String TOLD =
      """
      insert into exchange.timeline
        (request_id, number, agency, at, event, subject, detail, ticket, receipt, opening)
      values (?, ?, ?, ?, ?, ?, ?::jsonb, %s, ?, ?)
      """
          .formatted(Notary.APPENDED);

  private static final String KEPT =
      """
      insert into exchange.content (request_id, agency, subject, part, sealed)
      values (?, ?, ?, ?, ?)
      on conflict (request_id, subject, part) do update set sealed = excluded.sealed
      """;

  private static final String DONE = "delete from exchange.work where id = any (?::uuid[])";

  private static final String ALL_DONE = "delete from exchange.work where request_id = ?";

  private static final String NEXT =
      """
      insert into exchange.work (request_id, agency, id, subject, task, ready_at)
      select ?, ?, id, subject, task, ready_at
      from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[])
        as next (id, subject, task, ready_at)
      """;

  private final Database database;

  RequestStore(Database database) {
    this.database = database;
  }

  Optional<RequestRow> find(UUID id) {
    return database
        .sql()
        .sql("select " + COLUMNS + " from exchange.request where id = ?")
        .param(id)
        .query(RequestStore::row)
        .optional();
  }

  /// The row, held until the transaction ends.
  Optional<RequestRow> lock(UUID id) {
    return database
        .sql()
        .sql("select " + COLUMNS + " from exchange.request where id = ? for update")
        .param(id)
        .query(RequestStore::row)
        .optional();
  }

  Optional<RequestRow> findByJti(String agency, String jti) {
    return database
        .sql()
        .sql("select " + COLUMNS + " from exchange.request where agency = ? and jti = ?")
        .params(agency, jti)
        .query(RequestStore::row)
        .optional();
  }

  Optional<RequestRow> findByIdempotencyKey(String agency, String key) {
    return database
        .sql()
        .sql(
            "select " + COLUMNS + " from exchange.request where agency = ? and idempotency_key = ?")
        .params(agency, key)
        .query(RequestStore::row)
        .optional();
  }

  /// Newest first.
  ///
  /// @param agency null for every agency
  /// @param states null for all
  List<RequestRow> list(
      @Nullable String agency,
      @Nullable Set<String> states,
      @Nullable Boolean overdue,
      @Nullable String kind,
      @Nullable String reference,
      @Nullable UUID before,
      Instant now,
      int limit) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    if (agency != null) {
      conditions.add("agency = :agency");
      values.put("agency", agency);
    }
    if (states != null) {
      conditions.add("state = any (:states)");
      values.put("states", states.toArray(String[]::new));
    }
    if (overdue != null) {
      conditions.add("(open and paused_since is null and due < :now) = :overdue");
      values.put("now", Timestamp.from(now));
      values.put("overdue", overdue);
    }
    if (kind != null) {
      conditions.add("kind = :kind");
      values.put("kind", kind);
    }
    if (reference != null) {
      conditions.add("reference = :reference");
      values.put("reference", reference);
    }
    if (before != null) {
      conditions.add("id < :before");
      values.put("before", before);
    }
    values.put("limit", limit);
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    // One statement for each set of filters, so that each has a plan of its own.
    return database
        .sql()
        .sql(
            "select "
                + COLUMNS
                + " from exchange.request"
                + where
                + " order by id desc limit :limit")
        .params(values)
        .query(RequestStore::row)
        .list();
  }

  /// Adds writing a new request, with the leaf the bundle appended last. The bundle is refused when
  /// the jti, the idempotency key or the reference is taken.
  static void insert(
      RequestRow row, byte[] document, byte[] opening, List<Work> next, Bundle bundle) {
    RequestRow.Terms terms = row.terms();
    bundle.add(
        INSERT,
        Bundle.values(
            row.id(),
            row.reference(),
            row.agency(),
            row.documentDigest().bytes(),
            terms.kind(),
            terms.urgency(),
            terms.purpose(),
            terms.categories().toArray(String[]::new),
            terms.territory(),
            terms.language(),
            terms.subjectTypes().toArray(String[]::new),
            terms.jti(),
            text(terms.idempotencyKey()),
            terms.signer(),
            terms.clearance(),
            terms.roles().toArray(String[]::new),
            row.life().state(),
            row.life().codes().toArray(String[]::new),
            Timestamp.from(row.receivedAt()),
            Timestamp.from(row.due()),
            row.keyId(),
            row.pseudonym()));
    keep(row, new Sealed(0, Part.DOCUMENT, document), bundle);
    bundle.add(
        TOLD,
        Bundle.values(
            row.id(),
            row.version(),
            row.agency(),
            Timestamp.from(row.receivedAt()),
            "filed",
            0,
            "{}",
            text("SUBMISSION_ACCEPTANCE"),
            opening));
    plan(row, next, bundle);
  }

  /// Removes a piece of content of a request that this transaction holds.
  void drop(UUID request, int subject, Part part) {
    database
        .sql()
        .sql("delete from exchange.content where request_id = ? and subject = ? and part = ?")
        .params(request, subject, part.code())
        .update();
  }

  /// Adds writing a transition whole, with the leaf the bundle appended last. The bundle is refused
  /// when the request has another version by now; so what follows may rely on it.
  static void write(Written written, Bundle bundle) {
    Change change = written.change();
    RequestRow after = written.after();
    Change.Told told = change.told();
    bundle.add(
        MOVED,
        Bundle.values(
            after.life().state(),
            after.life().codes().toArray(String[]::new),
            after.life().open(),
            after.version(),
            after.seen(),
            Timestamp.from(after.due()),
            new SqlParameterValue(Types.TIMESTAMP, timestamp(after.pausedSince())),
            pauses(after.pauses()),
            after.alarms(),
            told != null,
            after.id(),
            change.before().version()));
    bundle.add(
        TOLD,
        Bundle.values(
            after.id(),
            after.version(),
            after.agency(),
            Timestamp.from(change.at()),
            change.event(),
            change.subject(),
            Json.mapper().writeValueAsString(change.detail()),
            text(told == null ? null : told.receipt()),
            written.opening()));
    written.kept().forEach(one -> keep(after, one, bundle));
    if (change.dropsAllWork()) {
      bundle.add(ALL_DONE, List.of(after.id()));
    } else if (!change.done().isEmpty()) {
      bundle.add(DONE, Bundle.values((Object) change.done().toArray(UUID[]::new)));
    }
    plan(after, change.next(), bundle);
  }

  private static void keep(RequestRow row, Sealed one, Bundle bundle) {
    bundle.add(
        KEPT, List.of(row.id(), row.agency(), one.subject(), one.part().code(), one.bytes()));
  }

  private static void plan(RequestRow row, List<Work> next, Bundle bundle) {
    if (!next.isEmpty()) {
      bundle.add(
          NEXT,
          List.of(row.id(), row.agency(), ids(next), subjects(next), tasks(next), times(next)));
    }
  }

  /// One piece of sealed content.
  Optional<byte[]> content(UUID request, int subject, Part part) {
    return database
        .sql()
        .sql(
            """
            select sealed from exchange.content
            where request_id = ? and subject = ? and part = ?
            """)
        .params(request, subject, part.code())
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  /// All pieces of one part, by subject.
  List<Sealed> contents(UUID request, Part part) {
    return database
        .sql()
        .sql(
            """
            select subject, sealed from exchange.content
            where request_id = ? and part = ? order by subject
            """)
        .params(request, part.code())
        .query((row, _) -> new Sealed(row.getInt(1), part, row.getBytes(2)))
        .list();
  }

  private static RequestRow row(ResultSet row, int number) throws SQLException {
    Timestamp paused = row.getTimestamp("paused_since");
    return new RequestRow(
        row.getObject("id", UUID.class),
        row.getString("reference"),
        row.getString("agency"),
        new Digest(row.getBytes("document_digest")),
        new RequestRow.Terms(
            row.getString("kind"),
            row.getString("urgency"),
            row.getString("purpose"),
            strings(row.getArray("categories")),
            row.getString("territory"),
            row.getString("language"),
            strings(row.getArray("subject_types")),
            row.getString("jti"),
            row.getString("idempotency_key"),
            row.getString("signer"),
            row.getString("clearance"),
            strings(row.getArray("roles"))),
        Life.parse(strings(row.getArray("stages"))),
        row.getLong("version"),
        row.getLong("seen"),
        row.getTimestamp("received_at").toInstant(),
        row.getTimestamp("due").toInstant(),
        paused == null ? null : paused.toInstant(),
        pauses((Timestamp[]) row.getArray("pauses").getArray()),
        row.getInt("alarms"),
        row.getObject("key_id", UUID.class),
        row.getString("pseudonym"),
        new Ticket(row.getLong("filed_ticket")),
        new Ticket(row.getLong("last_ticket")));
  }

  static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static List<Pause> pauses(Timestamp[] ends) {
    List<Pause> pauses = new ArrayList<>();
    for (int i = 0; i + 1 < ends.length; i += 2) {
      pauses.add(new Pause(ends[i].toInstant(), ends[i + 1].toInstant()));
    }
    return pauses;
  }

  private static String[] pauses(List<Pause> pauses) {
    return pauses.stream()
        .flatMap(pause -> Stream.of(pause.from(), pause.until()))
        .map(Instant::toString)
        .toArray(String[]::new);
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  /// With its type also when there is none: the driver prepares a statement anew whenever the types
  /// of its parameters change.
  private static SqlParameterValue text(@Nullable String text) {
    return new SqlParameterValue(Types.VARCHAR, text);
  }

  private static UUID[] ids(List<Work> next) {
    return next.stream().map(Work::id).toArray(UUID[]::new);
  }

  private static Integer[] subjects(List<Work> next) {
    return next.stream().map(Work::subject).toArray(Integer[]::new);
  }

  private static String[] tasks(List<Work> next) {
    return next.stream().map(work -> work.task().name()).toArray(String[]::new);
  }

  /// As text, since an array of timestamps would be written in this machine's time zone.
  private static String[] times(List<Work> next) {
    return next.stream().map(work -> work.readyAt().toString()).toArray(String[]::new);
  }

  /// A transition as it is written.
  record Written(Change change, RequestRow after, byte[] opening, List<Sealed> kept) {}

  /// Sealed content.
  record Sealed(int subject, Part part, byte[] bytes) {}
}
