package org.ventanilla.window.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ventanilla.window.platform.Database;

/// Work that waits. Windows take rows without waiting for each other.
final class WorkStore {
  private final Database database;

  WorkStore(Database database) {
    this.database = database;
  }

  /// Takes what is ready. Nobody else takes it before `lease` is over, unless the window that took
  /// it writes so.
  List<Work> take(Instant now, Duration lease, int most) {
    return database
        .sql()
        .sql(
            """
            with ready as (
              select id from exchange.work where ready_at <= ? order by ready_at
              for update skip locked limit ?)
            update exchange.work set ready_at = ?, attempts = attempts + 1
            from ready where work.id = ready.id
            returning work.id, request_id, subject, task, ready_at, attempts
            """)
        .params(Timestamp.from(now), most, Timestamp.from(now.plus(lease)))
        .query(WorkStore::work)
        .list();
  }

  /// Whether the work is still to be done.
  boolean waits(UUID id) {
    return database
        .sql()
        .sql("select exists (select 1 from exchange.work where id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /// Puts work off.
  void putOff(UUID id, Instant readyAt) {
    database
        .sql()
        .sql("update exchange.work set ready_at = ? where id = ?")
        .params(Timestamp.from(readyAt), id)
        .update();
  }

  void finish(UUID id) {
    database.sql().sql("delete from exchange.work where id = ?").param(id).update();
  }

  private static Work work(ResultSet row, int number) throws SQLException {
    return new Work(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getInt(3),
        Work.Task.valueOf(row.getString(4)),
        row.getTimestamp(5).toInstant(),
        row.getInt(6),
        false);
  }
}
