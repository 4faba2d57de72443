package org.ventanilla.window.notary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ventanilla.window.platform.Database;

/// Checkpoints that witnesses cosigned. Every call runs in the transaction its caller opened.
final class CosignatureStore {
  private final Database database;

  CosignatureStore(Database database) {
    this.database = database;
  }

  Optional<String> newest() {
    return database
        .sql()
        .sql("select note from notary.cosigned")
        .query((row, _) -> row.getString("note"))
        .optional();
  }

  /// Keeps the first cosignature of the largest tree: the earliest time says most.
  void add(long size, String note, Instant at) {
    database
        .sql()
        .sql(
            """
            insert into notary.cosigned as c (size, note, cosigned_at) values (?, ?, ?)
            on conflict (sole) do update
            set size = excluded.size, note = excluded.note, cosigned_at = excluded.cosigned_at
            where c.size < excluded.size
            """)
        .params(size, note, at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Writes one down for good, unless the last was less than `apart` ago.
  ///
  /// @param latest rows of after that say nothing about the last: they have a time that was not yet
  void remember(String note, Instant at, Duration apart, Instant latest) {
    database
        .sql()
        .sql(
            """
            insert into notary.witnessed (number, note, cosigned_at)
            select coalesce(max(number) + 1, 0), :note, :at::timestamptz from notary.witnessed
            having coalesce(
              max(cosigned_at) filter (where cosigned_at <= :latest::timestamptz)
                <= :before::timestamptz,
              true)
            on conflict (number) do nothing
            """)
        .param("note", note)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("latest", latest.atOffset(ZoneOffset.UTC))
        .param("before", at.minus(apart).atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Those from `first` on, in order.
  List<String> remembered(long first, int most) {
    return database
        .sql()
        .sql("select note from notary.witnessed where number >= ? order by number limit ?")
        .params(first, most)
        .query((row, _) -> row.getString("note"))
        .list();
  }
}
