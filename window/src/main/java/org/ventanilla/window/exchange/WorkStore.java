package org.ventanilla.window.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Database;

/// Work that waits. Windows take rows without waiting for each other.
final class WorkStore {
  private static final Set<String> LOOKED_AT = Set.of("deciding", "awaiting-approval", "decided");

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

  /// What was planned, and where to go on.
  ///
  /// @param last the last request looked at; null when there is no more
  record Undecided(int planned, @Nullable UUID last) {}

  /// Plans for every subject that is decided or being decided to be looked at, a page of requests
  /// at a time, unless that is planned already.
  Undecided planLooks(@Nullable UUID after, int page, Supplier<UUID> ids, Instant at) {
    List<Open> open =
        database
            .sql()
            .sql(
                """
                select id, agency, stages from exchange.request
                where open and stages && array['deciding', 'awaiting-approval', 'decided']
                  and (:after::uuid is null or id > :after)
                order by id limit :page
                """)
            .param("after", after)
            .param("page", page)
            .query((row, _) ->
                new Open(
                    row.getObject("id", UUID.class),
                    row.getString("agency"),
                    RequestStore.strings(row.getArray("stages"))))
            .list();
    int planned = 0;
    for (Open one : open) {
      for (int subject = 1; subject <= one.stages().size(); subject++) {
        if (LOOKED_AT.contains(one.stages().get(subject - 1))) {
          planned += planLook(ids.get(), one, subject, at);
        }
      }
    }
    return new Undecided(planned, open.size() < page ? null : open.getLast().id());
  }

  private int planLook(UUID id, Open request, int subject, Instant at) {
    return database
        .sql()
        .sql(
            """
            insert into exchange.work (id, request_id, agency, subject, task, ready_at)
            select :id, :request, :agency, :subject, 'REDECIDE', :at
            where not exists (
              select 1 from exchange.work
              where request_id = :request and subject = :subject and task = 'REDECIDE')
            """)
        .param("id", id)
        .param("request", request.id())
        .param("agency", request.agency())
        .param("subject", subject)
        .param("at", Timestamp.from(at))
        .update();
  }

  private record Open(UUID id, String agency, List<String> stages) {}

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
