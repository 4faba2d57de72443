package org.ventanilla.window.platform;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What the sweep of unused keys asks the window's database, in one transaction of the window's.
final class KeySweepStore {
  private final Database database;

  KeySweepStore(Database database) {
    this.database = database;
  }

  /// Whether no other window sweeps until the transaction ends.
  boolean alone() {
    return database
        .sql()
        .sql("select pg_try_advisory_xact_lock(hashtextextended('platform key sweep', 0))")
        .query(Boolean.class)
        .single();
  }

  /// Whether some transaction has been open for longer than a key may take from being handed out to
  /// being stored for all to see.
  boolean longTransaction(int hours) {
    return database
        .sql()
        .sql(
            """
            select exists (
              select 1 from pg_stat_activity
              where datname = current_database() and xact_start < now() - make_interval(hours => ?))
            """)
        .param(hours)
        .query(Boolean.class)
        .single();
  }

  /// Every column that looks like one of key ids, as `schema.table.column`.
  Set<String> columns() {
    return Set.copyOf(
        database
            .sql()
            .sql(
                """
                select n.nspname || '.' || c.relname || '.' || a.attname
                from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                join pg_namespace n on n.oid = c.relnamespace
                where a.atttypid = 'uuid'::regtype and a.attname like '%key\\_id'
                  and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
                """)
            .query(String.class)
            .list());
  }

  /// Which of these keys a column holds. A column's name is checked when it is declared; nothing
  /// from outside is in it.
  List<UUID> among(KeyColumn column, Set<UUID> keys) {
    return database
        .sql()
        .sql(
            """
            select distinct %3$s from %1$s.%2$s where %3$s = any (?::uuid[])
            """
                .formatted(column.schema(), column.table(), column.column()))
        .param(keys.toArray(UUID[]::new))
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }
}
