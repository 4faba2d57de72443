package org.ventanilla.window.exchange;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Database;

/// Counts requests, answers and denied filings by agency.
final class StatisticsStore {
  private final Database database;

  StatisticsStore(Database database) {
    this.database = database;
  }

  /// What the requests of one agency are.
  record Requests(
      String agency,
      long filed,
      long inTime,
      long late,
      long withdrawn,
      long open,
      long overdue,
      long waiting) {}

  /// How often one agency got one answer.
  ///
  /// @param grounds with commas; empty or null where it names none
  record Answers(String agency, String outcome, @Nullable String grounds, long count) {}

  /// How many filings of one agency were denied.
  record Denied(String agency, long count) {}

  List<Requests> requests(Instant now) {
    return database
        .sql()
        .sql(
            """
            with answered as (
              select request_id, max(at) as at from exchange.timeline
              where event = 'answered' group by request_id),
            request as (
              select r.agency, r.open, r.due, r.paused_since is not null as paused,
                r.due < coalesce(r.paused_since, :now) as late, answered.at,
                'withdrawn' = any (r.stages) as withdrawn
              from exchange.request r left join answered on answered.request_id = r.id)
            select agency, count(*),
              count(*) filter (where not open and not withdrawn and at <= due),
              count(*) filter (where not open and not withdrawn and at > due),
              count(*) filter (where not open and withdrawn),
              count(*) filter (where open and not paused and not late),
              count(*) filter (where open and late),
              count(*) filter (where open and paused and not late)
            from request group by agency
            """)
        .param("now", Timestamp.from(now))
        .query((row, _) ->
            new Requests(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8)))
        .list();
  }

  List<Answers> answers() {
    return database
        .sql()
        .sql(
            """
            select agency, detail ->> 'outcome', detail ->> 'grounds', count(*)
            from exchange.timeline where event = 'answered' group by 1, 2, 3
            """)
        .query((row, _) ->
            new Answers(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
        .list();
  }

  List<Denied> denied() {
    return database
        .sql()
        .sql("select agency, count(*) from exchange.rejection group by agency")
        .query((row, _) -> new Denied(row.getString(1), row.getLong(2)))
        .list();
  }
}
