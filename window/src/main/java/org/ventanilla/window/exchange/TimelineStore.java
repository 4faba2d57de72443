package org.ventanilla.window.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;

/// A request's steps, read back; who looked, and whom to tell.
final class TimelineStore {
  /// A request with a hundred subjects has some hundred steps; nothing has more.
  private static final int MOST = 10_000;

  private final Database database;

  TimelineStore(Database database) {
    this.database = database;
  }

  /// In order.
  ///
  /// @param receiptedOnly leaves out what the requester may not see
  List<Line> of(UUID request, boolean receiptedOnly) {
    return database
        .sql()
        .sql(
            """
            select number, at, event, subject, detail, ticket, receipt, opening
            from exchange.timeline
            where request_id = ? and (receipt is not null or not ?)
            order by number limit ?
            """)
        .params(request, receiptedOnly, MOST)
        .query(TimelineStore::line)
        .list();
  }

  /// Adds asking for those steps of an agency's own request that it has receipts of, in order.
  static Bundle.Answer<Line> receipted(UUID request, String agency, Bundle bundle) {
    return bundle.ask(
        """
        select number, at, event, subject, detail, ticket, receipt, opening
        from exchange.timeline
        where request_id = ? and agency = ? and receipt is not null
        order by number limit ?
        """,
        List.of(request, agency, MOST),
        TimelineStore::line);
  }

  static void notify(
      UUID id, RequestRow request, String role, String event, Instant at, Bundle bundle) {
    bundle.add(
        """
        insert into exchange.notification (id, request_id, agency, role, event, at)
        values (?, ?, ?, ?, ?, ?)
        """,
        List.of(id, request.id(), request.agency(), role, event, Timestamp.from(at)));
  }

  /// Writes down that somebody beyond the requester looked at content.
  void look(UUID id, UUID request, String agency, String what, Instant at) {
    database
        .sql()
        .sql("insert into exchange.look (id, request_id, agency, what, at) values (?, ?, ?, ?, ?)")
        .params(id, request, agency, what, Timestamp.from(at))
        .update();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    SortedMap<String, String> detail = new TreeMap<>();
    Json.mapper()
        .readTree(row.getString("detail"))
        .properties()
        .forEach(entry -> detail.put(entry.getKey(), entry.getValue().asString()));
    return new Line(
        row.getLong("number"),
        row.getTimestamp("at").toInstant(),
        row.getString("event"),
        row.getInt("subject"),
        detail,
        new Ticket(row.getLong("ticket")),
        row.getString("receipt"),
        row.getBytes("opening"));
  }

  /// One step.
  ///
  /// @param subject 0 for the whole request
  /// @param receipt null for an internal step
  /// @param opening sealed
  record Line(
      long number,
      Instant at,
      String event,
      int subject,
      SortedMap<String, String> detail,
      Ticket ticket,
      @Nullable String receipt,
      byte[] opening) {
    Line {
      opening = opening.clone();
    }

    @Override
    public byte[] opening() {
      return opening.clone();
    }
  }
}
