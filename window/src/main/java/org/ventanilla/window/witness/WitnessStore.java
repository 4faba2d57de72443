package org.ventanilla.window.witness;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Hashes;
import org.ventanilla.window.platform.Database;

/// What was cosigned last of each log, and conflicts. Every call runs in the caller's transaction.
final class WitnessStore {
  private final Database database;

  WitnessStore(Database database) {
    this.database = database;
  }

  /// A checkpoint of a log: what was cosigned last, or what contradicts it.
  ///
  /// @param note empty if nothing was ever cosigned
  record Cosigned(long size, Digest root, String note) {}

  /// The row, held until the transaction ends; made if it is not there.
  Cosigned lock(String origin, Instant now) {
    database
        .sql()
        .sql(
            """
            insert into witness.log (origin, size, root, note, cosigned_at) values (?, 0, ?, '', ?)
            on conflict do nothing
            """)
        .params(origin, Hashes.emptyRoot().bytes(), now.atOffset(ZoneOffset.UTC))
        .update();
    return database
        .sql()
        .sql("select size, root, note from witness.log where origin = ? for update")
        .param(origin)
        .query((row, _) ->
            new Cosigned(
                row.getLong("size"), new Digest(row.getBytes("root")), row.getString("note")))
        .single();
  }

  void cosigned(String origin, Cosigned cosigned, Instant at) {
    database
        .sql()
        .sql(
            "update witness.log set size = ?, root = ?, note = ?, cosigned_at = ? where origin = ?")
        .params(
            cosigned.size(),
            cosigned.root().bytes(),
            cosigned.note(),
            at.atOffset(ZoneOffset.UTC),
            origin)
        .update();
  }

  /// Keeps two notes that contradict each other, once for each root of a size.
  void conflict(String origin, String held, Cosigned offered, Instant at) {
    database
        .sql()
        .sql(
            """
            insert into witness.conflict (origin, held, offered, size, root, seen_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(
            origin,
            held,
            offered.note(),
            offered.size(),
            offered.root().bytes(),
            at.atOffset(ZoneOffset.UTC))
        .update();
  }

  long conflicts() {
    // Rows without a size repeat another.
    return database
        .sql()
        .sql("select count(size) from witness.conflict")
        .query(Long.class)
        .single();
  }

  /// A log's newest conflict: the note held and the one offered.
  Optional<Conflict> conflict(String origin) {
    return database
        .sql()
        .sql("select held, offered from witness.conflict where origin = ? order by id desc limit 1")
        .param(origin)
        .query((row, _) -> new Conflict(row.getString("held"), row.getString("offered")))
        .optional();
  }

  /// Two notes with a log's signature that cannot both be true.
  record Conflict(String held, String offered) {}
}
