package org.ventanilla.window.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;

/// Notices to originators. Only the agency a notice is for sees it, and the window itself.
final class NoticeStore {
  private final Database database;

  NoticeStore(Database database) {
    this.database = database;
  }

  static void add(
      UUID id,
      String agency,
      RequestRow request,
      Collection<String> categories,
      Instant at,
      Bundle bundle) {
    bundle.add(
        """
        insert into exchange.notice
          (id, agency, request_id, reference, released_to, purpose, categories, at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        List.of(
            id,
            agency,
            request.id(),
            request.reference(),
            request.agency(),
            request.terms().purpose(),
            categories.toArray(String[]::new),
            Timestamp.from(at)));
  }

  /// Newest first.
  List<Notice> of(String agency, @Nullable UUID before, int limit) {
    return database
        .sql()
        .sql(
            """
            select id, at, reference, released_to, purpose, categories from exchange.notice
            where agency = :agency and (:before::uuid is null or id < :before)
            order by id desc limit :limit
            """)
        .param("agency", agency)
        .param("before", before)
        .param("limit", limit)
        .query(NoticeStore::notice)
        .list();
  }

  private static Notice notice(ResultSet row, int number) throws SQLException {
    return new Notice(
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        row.getString("reference"),
        row.getString("released_to"),
        row.getString("purpose"),
        RequestStore.strings(row.getArray("categories")));
  }
}
