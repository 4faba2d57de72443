package org.ventanilla.window.notary;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.notary.NotaryStore.Waiting;
import org.ventanilla.window.platform.Database;

/// Gives waiting leaves their places, a batch in one transaction. It holds the right edge of the
/// tree; once a batch has failed nobody knows whether it was committed, so throw it away and
/// [#resume] from the database. One thread.
final class Integrator {
  private final Database database;
  private final NotaryStore store;
  private final TileCache tiles;
  private final InstantSource clock;
  private final FaultPoint faults;
  private final TreeAppender appender;
  private TreeState tree;

  private Integrator(
      Database database,
      NotaryStore store,
      TileCache tiles,
      InstantSource clock,
      FaultPoint faults,
      TreeAppender appender,
      TreeState tree) {
    this.database = database;
    this.store = store;
    this.tiles = tiles;
    this.clock = clock;
    this.faults = faults;
    this.appender = appender;
    this.tree = tree;
  }

  /// Continues the stored tree, if its tiles have the root the database names.
  static Integrator resume(
      Database database,
      NotaryStore store,
      TileCache tiles,
      InstantSource clock,
      FaultPoint faults) {
    TreeState tree = database.asWindow(store::tree);
    TreeAppender appender = TreeAppender.resume(tree.size(), tiles);
    if (!appender.root().equals(tree.root())) {
      throw new NotaryFault(
          Code.READ_ONLY,
          "the tiles of the %d stored leaves do not have the stored root".formatted(tree.size()));
    }
    return new Integrator(database, store, tiles, clock, faults, appender, tree);
  }

  TreeState tree() {
    return tree;
  }

  /// Places what waits, at most `most` leaves, durably.
  List<PlacedLeaf> integrate(int most) {
    var grown = database.asWindow(() -> place(most));
    if (grown == null) {
      return List.of();
    }
    faults.pass(FaultPoint.Step.DURABLE);
    tree = grown.tree();
    grown.tiles().forEach(tiles::keep);
    return grown.leaves();
  }

  private record Grown(TreeState tree, List<PlacedLeaf> leaves, List<Tile> tiles) {}

  private @Nullable Grown place(int most) {
    List<Waiting> waiting = store.take(most);
    if (waiting.isEmpty()) {
      return null;
    }
    Instant time = leafTime();
    List<PlacedLeaf> leaves = stamp(waiting, time);
    leaves.forEach(leaf -> appender.append(leaf.hash()));
    List<Tile> changed = appender.takeTiles();
    TreeState after = new TreeState(appender.size(), appender.root(), time);
    if (!store.grow(tree, after)) {
      throw new NotaryFault(Code.OVERTAKEN, "another window's sequencer was at work");
    }
    store.insert(leaves);
    changed.stream().filter(Integrator::isStored).forEach(store::insert);
    faults.pass(FaultPoint.Step.INTEGRATED);
    return new Grown(after, leaves, changed);
  }

  /// The growing tile of level 0 is the hashes in the leaves' own rows.
  static boolean isStored(Tile tile) {
    return tile.coordinates().isFull() || tile.coordinates().level() > 0;
  }

  /// Now, or the time of the last leaf if the clock went back.
  private Instant leafTime() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(tree.leafTime()) ? tree.leafTime() : now;
  }

  private List<PlacedLeaf> stamp(List<Waiting> waiting, Instant time) {
    Map<Long, Digest> known = new HashMap<>(earlier(waiting));
    List<PlacedLeaf> leaves = new ArrayList<>(waiting.size());
    for (Waiting draft : waiting) {
      Long previous = draft.leaf().previous();
      Digest hash = previous == null ? null : known.get(previous);
      if (previous != null && hash == null) {
        throw new NotaryFault(
            Code.READ_ONLY, "the leaf before that of ticket " + draft.ticket() + " is gone");
      }
      Entry entry = draft.leaf().stamp(time, hash);
      Digest leafHash = entry.leafHash();
      known.put(draft.ticket(), leafHash);
      leaves.add(new PlacedLeaf(tree.size() + leaves.size(), draft.ticket(), entry, leafHash));
    }
    return leaves;
  }

  /// The hashes of the earlier leaves that are not in this batch themselves.
  private Map<Long, Digest> earlier(List<Waiting> waiting) {
    return store.hashes(
        waiting.stream()
            .map(draft -> draft.leaf().previous())
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }
}
