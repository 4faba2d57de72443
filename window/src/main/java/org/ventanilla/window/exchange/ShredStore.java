package org.ventanilla.window.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// What is left of requests and denied filings once their time is over.
final class ShredStore {
  private final Database database;

  ShredStore(Database database) {
    this.database = database;
  }

  /// Content that may be destroyed when its time is over.
  ///
  /// @param endedAt since when nothing is owed
  record Ended(UUID keyId, Instant endedAt) {}

  /// Empty while something is owed, or if there is no such request or denied filing.
  Optional<Ended> ended(UUID id) {
    return database
        .sql()
        .sql(
            """
            select r.key_id, max(t.at) as ended_at
            from exchange.request r join exchange.timeline t on t.request_id = r.id
            where r.id = :id and not r.open and t.event in ('answered', 'withdrawn')
            group by r.key_id
            union all
            select key_id, at from exchange.rejection where id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Ended(
                row.getObject("key_id", UUID.class), row.getTimestamp("ended_at").toInstant()))
        .optional();
  }

  /// Whether nothing is left that could be opened.
  boolean shredded(UUID request) {
    return database
        .sql()
        .sql(
            """
            select exists (
              select 1 from exchange.timeline where request_id = ? and event = 'shredded')
            """)
        .param(request)
        .query(Boolean.class)
        .single();
  }

  /// Removes a request's content and everything that opened its leaves. Its row is held by this
  /// transaction.
  void shred(RequestRow row, Ticket ticket, Instant at) {
    database
        .sql()
        .sql(
            """
            with content as (delete from exchange.content where request_id = :id),
              opening as (
                update exchange.timeline set opening = '' where request_id = :id),
              reply as (
                update exchange.inquiry set reply = null
                where request_id = :id and reply is not null),
              work as (delete from exchange.work where request_id = :id),
              consent as (
                update exchange.consent set sealed = '' where request_id = :id),
              told as (
                insert into exchange.timeline
                  (request_id, number, agency, at, event, subject, detail, ticket, opening)
                values (:id, :number, :agency, :at, 'shredded', 0, '{}', :ticket, ''))
            update exchange.request set version = :number, last_ticket = :ticket where id = :id
            """)
        .param("id", row.id())
        .param("number", row.version() + 1)
        .param("agency", row.agency())
        .param("at", Timestamp.from(at))
        .param("ticket", ticket.value())
        .update();
  }

  /// The leaf of a denied filing, held until the transaction ends; empty once nothing opens it.
  Optional<Ticket> denied(UUID id) {
    return database
        .sql()
        .sql(
            """
            select ticket from exchange.rejection where id = ? and length(opening) > 0 for update
            """)
        .param(id)
        .query((row, _) -> new Ticket(row.getLong("ticket")))
        .optional();
  }

  void shredDenied(UUID id) {
    database
        .sql()
        .sql("update exchange.rejection set opening = '' where id = ?")
        .param(id)
        .update();
  }
}
