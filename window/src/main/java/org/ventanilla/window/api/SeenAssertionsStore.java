package org.ventanilla.window.api;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.ventanilla.window.platform.Database;

/// The assertions that were used, in the database, so that every window on it knows them.
final class SeenAssertionsStore implements SeenAssertions {
  /// Most expired rows that one call clears away.
  private static final int CLEARED_AT_ONCE = 100;

  private final Database database;
  private final InstantSource clock;

  SeenAssertionsStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean note(String agency, String jti, Instant until) {
    return database.as(
        agency,
        () -> {
          clear();
          return database
                  .sql()
                  .sql(
                      """
                      insert into api.seen_assertion (agency, jti, expires_at)
                      values (?, ?, ?)
                      on conflict do nothing
                      """)
                  .params(agency, jti, Timestamp.from(until))
                  .update()
              == 1;
        });
  }

  private void clear() {
    database
        .sql()
        .sql(
            """
            delete from api.seen_assertion
            where (agency, jti) in (
              select agency, jti from api.seen_assertion
              where expires_at < ?
              limit ?
              for update skip locked)
            """)
        .params(Timestamp.from(clock.instant()), CLEARED_AT_ONCE)
        .update();
  }
}
