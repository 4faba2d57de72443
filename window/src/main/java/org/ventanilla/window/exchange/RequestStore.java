package org.ventanilla.window.exchange;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Pause;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// Requests and their content, read. [TransitionStore] writes them.
final class RequestStore {
  private static final String COLUMNS =
      """
      id, reference, agency, document_digest, kind, urgency, purpose, categories, territory, language,
      subject_types, jti, idempotency_key, signer, clearance, roles, stages, version, seen, received_at, due,
      paused_since, pauses, alarms, key_id, pseudonym, filed_ticket, last_ticket
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
      conditions.add("(open and due < coalesce(paused_since, :now)) = :overdue");
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

  /// Removes a piece of content of a request that this transaction holds.
  void drop(UUID request, int subject, Part part) {
    database
        .sql()
        .sql("delete from exchange.content where request_id = ? and subject = ? and part = ?")
        .params(request, subject, part.code())
        .update();
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

  /// Sealed content.
  record Sealed(int subject, Part part, byte[] bytes) {}
}
