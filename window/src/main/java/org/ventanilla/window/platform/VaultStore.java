package org.ventanilla.window.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The vault's database: wrapped keys by id.
final class VaultStore {
  private final JdbcClient sql;
  private final TransactionTemplate transactions;

  /// @param source with auto-commit: one statement, one transaction
  VaultStore(DataSource source) {
    this.sql = JdbcClient.create(source);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /// Adds a batch and, in the same commit, writes down which earlier keys were taken.
  void add(Map<UUID, byte[]> wrapped, Collection<UUID> taken, Instant now) {
    transactions.executeWithoutResult(_ -> {
      markTaken(taken);
      sql.sql(
              """
              insert into vault.data_key (id, wrapped, made_at)
              select id, wrapped, ? from unnest(?::uuid[], ?::bytea[]) as fresh (id, wrapped)
              """)
          .param(Timestamp.from(now))
          .param(wrapped.keySet().toArray(UUID[]::new))
          .param(wrapped.values().toArray(byte[][]::new))
          .update();
    });
  }

  void markTaken(Collection<UUID> taken) {
    if (taken.isEmpty()) {
      return;
    }
    sql.sql("update vault.data_key set taken = true where id = any (?::uuid[])")
        .param(taken.toArray(UUID[]::new))
        .update();
  }

  Optional<Row> find(UUID id) {
    return sql.sql("select wrapped, destroyed_at from vault.data_key where id = ?")
        .param(id)
        .query(VaultStore::row)
        .optional();
  }

  /// Any key there is, to see whether the master key opens it.
  Optional<Any> any() {
    return sql.sql("select id, wrapped from vault.data_key where wrapped is not null limit 1")
        .query((row, _) -> new Any(row.getObject(1, UUID.class), row.getBytes(2)))
        .optional();
  }

  /// Whether there was a key to destroy, now or before.
  boolean destroy(UUID id, Instant now) {
    return sql.sql(
                """
                update vault.data_key
                set wrapped = null, destroyed_at = coalesce(destroyed_at, ?)
                where id = ?
                """)
            .params(Timestamp.from(now), id)
            .update()
        > 0;
  }

  /// Keys made before `limit` that are not known to have been taken.
  List<UUID> notTaken(Instant limit, int most) {
    return sql.sql(
            """
            select id from vault.data_key
            where not taken and destroyed_at is null and made_at < ?
            order by made_at limit ?
            """)
        .params(Timestamp.from(limit), most)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  int remove(Collection<UUID> unused) {
    return sql.sql("delete from vault.data_key where not taken and id = any (?::uuid[])")
        .param(unused.toArray(UUID[]::new))
        .update();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    Timestamp destroyed = row.getTimestamp(2);
    return new Row(row.getBytes(1), destroyed == null ? null : destroyed.toInstant());
  }

  record Row(byte @Nullable [] wrapped, @Nullable Instant destroyedAt) {}

  record Any(UUID id, byte[] wrapped) {}
}
