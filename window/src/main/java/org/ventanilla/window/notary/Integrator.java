package org.ventanilla.window.notary;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.notary.NotaryStore.Waiting;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Overtaken;

/// Gives waiting leaves their places, a batch in one transaction. It holds the right edge of the
/// tree; once a batch has failed nobody knows whether it was committed, so throw it away and
/// [#resume] from the database. One thread.
final class Integrator {
  private final Database database;
  private final TileCache tiles;
  private final InstantSource clock;
  private final FaultPoint faults;
  private final TreeAppender appender;
  private TreeState tree;

  private Integrator(
      Database database,
      TileCache tiles,
      InstantSource clock,
      FaultPoint faults,
      TreeAppender appender,
      TreeState tree) {
    this.database = database;
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
    return new Integrator(database, tiles, clock, faults, appender, tree);
  }

  TreeState tree() {
    return tree;
  }

  /// Places what waits, at most `most` leaves, durably. It is read first, in a transaction of its
  /// own, and placed in another, which writes nothing if anybody has placed any of it since.
  ///
  /// @throws NotaryFault [Code#OVERTAKEN]
  List<PlacedLeaf> integrate(int most) {
    Bundle question = new Bundle();
    Bundle.Answer<Waiting> answer = NotaryStore.waiting(most, question);
    database.atOnceAsWindow(question);
    List<Waiting> waiting = answer.rows();
    return waiting.isEmpty() ? List.of() : place(waiting);
  }

  private List<PlacedLeaf> place(List<Waiting> waiting) {
    Instant time = leafTime();
    List<PlacedLeaf> leaves = stamp(waiting, time);
    leaves.forEach(leaf -> appender.append(leaf.hash()));
    List<Tile> changed = appender.takeTiles();
    TreeState after = new TreeState(appender.size(), appender.root(), time);
    List<Tile> stored = changed.stream().filter(Integrator::isStored).toList();
    List<Long> tickets = waiting.stream().map(Waiting::ticket).toList();
    Bundle bundle = new Bundle();
    NotaryStore.grow(tree, after, leaves, tickets, stored, bundle);
    faults.pass(FaultPoint.Step.INTEGRATED);
    try {
      database.atOnceAsWindow(bundle);
    } catch (Overtaken e) {
      throw new NotaryFault(Code.OVERTAKEN, "another window's sequencer was at work", e);
    }
    faults.pass(FaultPoint.Step.DURABLE);
    tree = after;
    changed.forEach(tiles::keep);
    return leaves;
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
    Map<Long, Digest> batch = new HashMap<>();
    List<PlacedLeaf> leaves = new ArrayList<>(waiting.size());
    for (Waiting draft : waiting) {
      Long previous = draft.leaf().previous();
      Digest hash = draft.previous();
      if (previous != null && hash == null) {
        hash = batch.get(previous);
      }
      if (previous != null && hash == null) {
        throw new NotaryFault(
            Code.READ_ONLY, "the leaf before that of ticket " + draft.ticket() + " is gone");
      }
      Entry entry = draft.leaf().stamp(time, hash);
      Digest leafHash = entry.leafHash();
      batch.put(draft.ticket(), leafHash);
      leaves.add(new PlacedLeaf(tree.size() + leaves.size(), draft.ticket(), entry, leafHash));
    }
    return leaves;
  }
}
