package org.ventanilla.window.notary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Tile;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;

/// The log's tables. Every call runs in the transaction its caller opened.
final class NotaryStore {
  private final JdbcClient sql;

  NotaryStore(Database database) {
    this.sql = database.sql();
  }

  /// A draft and its ticket.
  ///
  /// @param previous hash of the earlier leaf it follows, if that has its place already
  record Waiting(long ticket, PendingLeaf leaf, @Nullable Digest previous) {}

  /// Stores a draft; empty if the earlier leaf it names is not there.
  OptionalLong append(PendingLeaf leaf) {
    Long previous = leaf.previous();
    if (previous == null) {
      return OptionalLong.of(
          sql.sql(
                  """
                  insert into notary.pending (body, time_at, previous_at)
                  values (?, ?, ?)
                  returning ticket
                  """)
              .params(leaf.body(), leaf.timeAt(), leaf.previousAt())
              .query(Long.class)
              .single());
    }
    // One statement and so one snapshot: the sequencer moves a leaf from one table to the other.
    return sql.sql(
            """
            insert into notary.pending (body, time_at, previous_at, previous)
            select :body, :timeAt, :previousAt, :previous
            where exists (select 1 from notary.pending where ticket = :previous)
               or exists (select 1 from notary.leaf where ticket = :previous)
            returning ticket
            """)
        .param("body", leaf.body())
        .param("timeAt", leaf.timeAt())
        .param("previousAt", leaf.previousAt())
        .param("previous", previous)
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  /// Adds storing a draft to a bundle, which is refused if the earlier leaf is not there.
  Bundle.Answer<Long> append(PendingLeaf leaf, Bundle bundle) {
    Long previous = leaf.previous();
    return previous == null
        ? bundle.ask(
            """
            insert into notary.pending (body, time_at, previous_at) values (?, ?, ?)
            returning ticket
            """,
            List.of(leaf.body(), leaf.timeAt(), leaf.previousAt()),
            (row, _) -> row.getLong(1))
        : bundle.ask(
            """
            insert into notary.pending (body, time_at, previous_at, previous)
            select ?, ?, ?, ? where platform.require(
              exists (select 1 from notary.pending where ticket = ?)
              or exists (select 1 from notary.leaf where ticket = ?))
            returning ticket
            """,
            List.of(leaf.body(), leaf.timeAt(), leaf.previousAt(), previous, previous, previous),
            (row, _) -> row.getLong(1));
  }

  /// Adds asking for what waits to a bundle: in the order of the tickets, and left where it is.
  static Bundle.Answer<Waiting> waiting(int most, Bundle bundle) {
    return bundle.ask(
        """
        select pending.ticket, pending.body, time_at, previous_at, previous, leaf.hash
        from notary.pending left join notary.leaf on leaf.ticket = previous
        order by pending.ticket limit ?
        """,
        List.of(most),
        NotaryStore::waiting);
  }

  /// What waits, left where it is.
  List<Waiting> waiting(int most) {
    return sql.sql(
            """
            select ticket, body, time_at, previous_at, previous, null::bytea as hash
            from notary.pending order by ticket limit ?
            """)
        .param(most)
        .query(NotaryStore::waiting)
        .list();
  }

  /// A ticket nobody has.
  long freshTicket() {
    return sql.sql("select nextval(pg_get_serial_sequence('notary.pending', 'ticket'))")
        .query(Long.class)
        .single();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    byte[] hash = row.getBytes("hash");
    return new Waiting(
        row.getLong("ticket"),
        new PendingLeaf(
            row.getBytes("body"),
            row.getInt("time_at"),
            row.getInt("previous_at"),
            row.getObject("previous", Long.class)),
        hash == null ? null : new Digest(hash));
  }

  /// Adds to a bundle that the tree grows by these leaves. The bundle is refused when the tree is
  /// another one by now, or when a leaf that has waited waits no longer.
  ///
  /// @param waited tickets of those leaves that have waited
  /// @param tiles which are stored and have changed
  static void grow(
      TreeState before,
      TreeState after,
      List<PlacedLeaf> leaves,
      Collection<Long> waited,
      List<Tile> tiles,
      Bundle bundle) {
    bundle.add(
        """
        with grown as (
          update notary.tree set size = ?, root = ?, leaf_time = ?
          where size = ? and root = ? returning size)
        select platform.require(count(*) = 1) from grown
        """,
        List.of(
            after.size(),
            after.root().bytes(),
            after.leafTime().atOffset(ZoneOffset.UTC),
            before.size(),
            before.root().bytes()));
    bundle.add(
        """
        with placed as (
          delete from notary.pending where ticket = any (?::bigint[]) returning ticket)
        select platform.require(count(*) = ?) from placed
        """,
        List.of(waited.toArray(Long[]::new), waited.size()));
    insert(leaves, bundle);
    tiles.forEach(tile -> insert(tile, bundle));
  }

  private static void insert(List<PlacedLeaf> leaves, Bundle bundle) {
    int count = leaves.size();
    Long[] indexes = new Long[count];
    Long[] tickets = new Long[count];
    byte[][] bodies = new byte[count][];
    byte[][] hashes = new byte[count][];
    for (int i = 0; i < count; i++) {
      PlacedLeaf leaf = leaves.get(i);
      indexes[i] = leaf.index();
      tickets[i] = leaf.ticket();
      bodies[i] = leaf.entry().bytes();
      hashes[i] = leaf.hash().bytes();
    }
    bundle.add(
        """
        insert into notary.leaf (index, ticket, body, hash)
        select * from unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[])
        """,
        List.of(indexes, tickets, bodies, hashes));
  }

  private static void insert(Tile tile, Bundle bundle) {
    bundle.add(
        """
        insert into notary.tile (level, index, hashes) values (?, ?, ?)
        on conflict (level, index) do update set hashes = excluded.hashes
        """,
        List.of(tile.coordinates().level(), tile.coordinates().index(), tile.bytes()));
  }

  TreeState tree() {
    return sql.sql("select size, root, leaf_time from notary.tree")
        .query((row, _) ->
            new TreeState(
                row.getLong("size"), new Digest(row.getBytes("root")), instant(row, "leaf_time")))
        .single();
  }

  Optional<Published> published() {
    return sql.sql("select size, note, published_at from notary.checkpoint")
        .query((row, _) ->
            new Published(row.getLong("size"), row.getString("note"), instant(row, "published_at")))
        .optional();
  }

  /// Adds publishing a checkpoint to a bundle, which is refused when a larger one is there.
  static void publish(Published checkpoint, Bundle bundle) {
    bundle.add(
        """
        with first as (
          insert into notary.checkpoint as c (size, note, published_at) values (?, ?, ?)
          on conflict (sole) do update
          set size = excluded.size, note = excluded.note, published_at = excluded.published_at
          where c.size <= excluded.size
          returning sole)
        select platform.require(count(*) = 1) from first
        """,
        List.of(checkpoint.size(), checkpoint.note(), checkpoint.at().atOffset(ZoneOffset.UTC)));
  }

  Optional<PlacedLeaf> leaf(long ticket) {
    return sql.sql("select index, ticket, body, hash from notary.leaf where ticket = ?")
        .param(ticket)
        .query((row, _) ->
            new PlacedLeaf(
                row.getLong("index"),
                row.getLong("ticket"),
                new Entry(row.getBytes("body")),
                new Digest(row.getBytes("hash"))))
        .optional();
  }

  /// Those of the tickets whose leaves lie below `size`.
  List<Long> covered(Collection<Long> tickets, long size) {
    return sql.sql("select ticket from notary.leaf where ticket = any (?) and index < ?")
        .params(bigints(tickets), size)
        .query((row, _) -> row.getLong("ticket"))
        .list();
  }

  /// The entries from `first` on, without a gap, in order.
  List<Entry> entries(long first, int count) {
    return sql.sql("select body from notary.leaf where index >= ? and index < ? order by index")
        .params(first, first + count)
        .query((row, _) -> new Entry(row.getBytes("body")))
        .list();
  }

  /// The leaf hashes from `first` on, side by side.
  byte[] leafHashes(long first, int count) {
    return sql.sql(
            """
            select coalesce(string_agg(hash, ''::bytea order by index), ''::bytea)
            from notary.leaf where index >= ? and index < ?
            """)
        .params(first, first + count)
        .query(byte[].class)
        .single();
  }

  Optional<byte[]> tile(int level, long index) {
    return sql.sql("select hashes from notary.tile where level = ? and index = ?")
        .params(level, index)
        .query(byte[].class)
        .optional();
  }

  private static SqlArrayValue bigints(Collection<Long> values) {
    return new SqlArrayValue("bigint", values.toArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
