package org.ventanilla.window.holding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;

/// Tables of the schema `holding`. Every call belongs inside a transaction of the holder's.
final class HoldingStore {
  private final Database database;

  HoldingStore(Database database) {
    this.database = database;
  }

  /// The holder's index secret as it is stored.
  record StoredSecret(UUID keyId, byte[] sealed) {}

  Optional<StoredSecret> secret(String holder) {
    return database
        .sql()
        .sql("select key_id, sealed from holding.index_key where holder = ?")
        .param(holder)
        .query((row, _) -> new StoredSecret(row.getObject(1, UUID.class), row.getBytes(2)))
        .optional();
  }

  /// Keeps the first secret a holder ever had.
  void keepSecret(String holder, UUID keyId, byte[] sealed) {
    database
        .sql()
        .sql(
            """
            insert into holding.index_key (holder, key_id, sealed) values (?, ?, ?)
            on conflict (holder) do nothing
            """)
        .params(holder, keyId, sealed)
        .update();
  }

  void begin(UUID id, String holder, String source, UUID keyId, Instant now) {
    database
        .sql()
        .sql(
            """
            insert into holding.import (id, holder, source, state, key_id, started_at)
            values (?, ?, ?, 'staging', ?, ?)
            """)
        .params(id, holder, source, keyId, Timestamp.from(now))
        .update();
  }

  /// Adds records; those whose id the import has already are left out.
  ///
  /// @return the numbers of those added
  Set<Long> add(UUID id, String holder, List<SealedRecord> records) {
    Set<Long> added =
        Set.copyOf(
            database
                .sql()
                .sql(
                    """
                    insert into holding.record
                      (import_id, number, holder, id_hash, content_hash, sealed)
                    select ?, number, ?, id_hash, content_hash, sealed
                    from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::bytea[])
                      as fresh (number, id_hash, content_hash, sealed)
                    on conflict (import_id, id_hash) do nothing
                    returning number
                    """)
                .params(
                    id,
                    holder,
                    records.stream().map(SealedRecord::number).toArray(Long[]::new),
                    records.stream().map(SealedRecord::idHash).toArray(byte[][]::new),
                    records.stream().map(SealedRecord::contentHash).toArray(byte[][]::new),
                    records.stream().map(SealedRecord::sealed).toArray(byte[][]::new))
                .query(Long.class)
                .list());
    addTerms(id, holder, records.stream().filter(r -> added.contains(r.number())).toList());
    return added;
  }

  private void addTerms(UUID id, String holder, List<SealedRecord> records) {
    byte[][] terms = records.stream().flatMap(r -> Arrays.stream(r.terms())).toArray(byte[][]::new);
    Long[] numbers =
        records.stream()
            .flatMap(r -> Collections.nCopies(r.terms().length, r.number()).stream())
            .toArray(Long[]::new);
    database
        .sql()
        .sql(
            """
            insert into holding.term (import_id, term, number, holder)
            select ?, term, number, ?
            from unnest(?::bytea[], ?::bigint[]) as fresh (term, number)
            """)
        .params(id, holder, terms, numbers)
        .update();
  }

  /// Makes imports of one source wait for one another until the transaction ends.
  void lock(String holder, String source) {
    database
        .sql()
        .sql("select pg_advisory_xact_lock(hashtextextended('holding ' || ? || ' ' || ?, 0))")
        .params(holder, source)
        .query((_, _) -> true)
        .single();
  }

  Optional<UUID> current(String holder, String source) {
    return database
        .sql()
        .sql("select id from holding.import where holder = ? and source = ? and state = 'current'")
        .params(holder, source)
        .query(UUID.class)
        .optional();
  }

  /// What changes from one import to another; without an earlier one, all is added.
  ImportCounts compare(Optional<UUID> earlier, UUID later, long skipped) {
    return database
        .sql()
        .sql(
            """
            select
              count(later.number) as records,
              count(*) filter (where earlier.number is null) as added,
              count(*) filter (where later.number is null) as removed,
              count(*) filter (where later.content_hash <> earlier.content_hash) as changed,
              count(*) filter (where later.content_hash = earlier.content_hash) as unchanged
            from (select * from holding.record where import_id = ?) as earlier
            full join (select * from holding.record where import_id = ?) as later
              using (id_hash)
            """)
        .params(earlier.orElse(new UUID(0, 0)), later)
        .query((row, _) ->
            new ImportCounts(
                row.getLong("records"),
                row.getLong("added"),
                row.getLong("removed"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                skipped))
        .single();
  }

  void retire(UUID id, String state) {
    database
        .sql()
        .sql("update holding.import set state = ? where id = ?")
        .params(state, id)
        .update();
  }

  void makeCurrent(UUID id, ImportCounts counts, Evidence evidence) {
    database
        .sql()
        .sql(
            """
            update holding.import
            set state = 'current', finished_at = ?, records = ?, added = ?, removed = ?,
              changed = ?, unchanged = ?, skipped = ?, digest = ?, salt = ?, ticket = ?
            where id = ?
            """)
        .params(
            Timestamp.from(evidence.at()),
            counts.records(),
            counts.added(),
            counts.removed(),
            counts.changed(),
            counts.unchanged(),
            counts.skipped(),
            evidence.digest(),
            evidence.salt(),
            evidence.ticket(),
            id)
        .update();
  }

  /// Keeps what opens the leaf of a deletion.
  void keepDeletion(UUID id, Instant at, byte[] salt, long ticket) {
    database
        .sql()
        .sql(
            """
            insert into holding.deletion (import_id, holder, at, salt, ticket)
            select id, holder, ?, ?, ? from holding.import where id = ?
            """)
        .params(Timestamp.from(at), salt, ticket, id)
        .update();
  }

  /// What stands beside an import to open its leaf.
  @SuppressWarnings("ArrayRecordComponent") // goes straight into bind parameters
  record Evidence(Instant at, byte[] digest, byte[] salt, long ticket) {}

  List<SourceView> sources(String holder) {
    return database
        .sql()
        .sql(
            """
            select source, id, records, skipped, finished_at, encode(digest, 'hex') as digest
            from holding.import where holder = ? and state = 'current' order by source
            """)
        .param(holder)
        .query(HoldingStore::source)
        .list();
  }

  Optional<SourceView> source(String holder, String source) {
    return sources(holder).stream().filter(view -> view.source().equals(source)).findFirst();
  }

  private static SourceView source(ResultSet row, int number) throws SQLException {
    return new SourceView(
        row.getString("source"),
        row.getObject("id", UUID.class),
        row.getLong("records"),
        row.getLong("skipped"),
        row.getTimestamp("finished_at").toInstant(),
        row.getString("digest"));
  }

  /// Adds asking for records with any of the terms, in the holder's current imports.
  ///
  /// @param most most rows to give
  static Bundle.Answer<Candidate> candidates(
      String holder, byte[][] terms, int most, Bundle bundle) {
    return bundle.ask(
        """
        select record.import_id, record.number, import.key_id, record.sealed
        from holding.import
        cross join lateral (
          select distinct number from holding.term
          where term.import_id = import.id and term.term = any (?::bytea[])
        ) as hit
        join holding.record on record.import_id = import.id and record.number = hit.number
        where import.holder = ? and import.state = 'current'
        order by record.import_id, record.number
        limit ?
        """,
        List.of(terms, holder, most),
        (row, _) ->
            new Candidate(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getObject(3, UUID.class),
                row.getBytes(4)));
  }

  /// A sealed record that may be about the subject.
  @SuppressWarnings("ArrayRecordComponent") // opened at once
  record Candidate(UUID importId, long number, UUID keyId, byte[] sealed) {}

  /// Imports whose rows and key are no longer needed: replaced, deleted or abandoned ones, and
  /// those left behind by a window that died.
  List<Leftover> leftovers(String holder, Instant staleBefore) {
    return database
        .sql()
        .sql(
            """
            select id, key_id from holding.import
            where holder = ? and not key_destroyed
              and (state in ('replaced', 'deleted', 'abandoned')
                or state = 'staging' and started_at < ?)
            order by started_at limit 100
            """)
        .params(holder, Timestamp.from(staleBefore))
        .query((row, _) -> new Leftover(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list();
  }

  /// An import to clean away.
  record Leftover(UUID id, UUID keyId) {}

  void clean(UUID id) {
    for (String statement :
        List.of(
            "delete from holding.term where import_id = ?",
            "delete from holding.record where import_id = ?",
            """
            update holding.import
            set key_destroyed = true,
              state = case state when 'staging' then 'abandoned' else state end
            where id = ?
            """)) {
      database.sql().sql(statement).param(id).update();
    }
  }
}
