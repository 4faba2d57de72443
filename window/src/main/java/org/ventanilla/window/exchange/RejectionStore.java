package org.ventanilla.window.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// Filings that were denied.
final class RejectionStore {
  private final Database database;

  RejectionStore(Database database) {
    this.database = database;
  }

  void add(
      UUID id,
      String agency,
      Instant at,
      Digest document,
      List<String> codes,
      UUID keyId,
      byte[] opening,
      Ticket ticket,
      Work destruction) {
    database
        .sql()
        .sql(
            """
            with denied as (
              insert into exchange.rejection
                (id, agency, at, document_digest, codes, key_id, opening, ticket)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              returning id, agency)
            insert into exchange.work (id, request_id, agency, subject, task, ready_at)
            select ?, id, agency, 0, ?, ? from denied
            """)
        .params(
            id,
            agency,
            Timestamp.from(at),
            document.bytes(),
            codes.toArray(String[]::new),
            keyId,
            opening,
            ticket.value(),
            destruction.id(),
            destruction.task().name(),
            Timestamp.from(destruction.readyAt()))
        .update();
  }
}
