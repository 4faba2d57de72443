package org.ventanilla.window.notary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Overtaken;

/// Brings a restored database level with what its signer signed: takes the leaves it lost from
/// somebody who kept them, a mirror or an export. The source is read twice, so that a wrong one
/// costs nothing, and may answer otherwise the second time: what was written stays only if it has
/// exactly the signed root. What steps those leaves tell of stays lost; the ledger shows them all
/// the same.
final class Reconciliation {
  private static final String TIME = "\"time\":\"";
  private static final String PREVIOUS = "\"previous\":\"";
  private static final int MOST_WAITING = 100_000;

  private final Database database;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Trust trust;
  private final LogSource source;

  Reconciliation(
      Database database, NotaryStore store, TileCache tiles, VerifierKey key, LogSource source) {
    this.database = database;
    this.store = store;
    this.tiles = tiles;
    this.trust = Trust.log(key);
    this.source = source;
  }

  /// Takes what is missing up to `signed`, all or nothing.
  ///
  /// @param restored hears each leaf, in order, once all are durable
  /// @return how many leaves were taken; 0 only if the stored log extends what was signed, and what
  ///   the source shows of it
  long run(Checkpoint signed, Consumer<Entry> restored) {
    tiles.forget();
    // Before the tree, which is then not behind it, even while another window writes.
    Checkpoint kept = kept();
    TreeState before = database.asWindow(store::tree);
    TreeAppender trial = resumed(before);
    if (kept.size() > Math.max(signed.size(), before.size())) {
      throw refused(
          "the source has %d leaves signed by this log's key, and %s knows of %d: put the newest one back"
              .formatted(kept.size(), SignerMemory.FILE, signed.size()));
    }
    if (before.size() >= signed.size()) {
      requireLevel(before, signed, kept);
      return 0;
    }
    if (kept.size() < signed.size()) {
      throw refused(
          "the source has %d leaves, and %d were signed".formatted(kept.size(), signed.size()));
    }
    read(
        before.size(),
        signed.size(),
        entries -> entries.forEach(entry -> trial.append(entry.leafHash())));
    if (!trial.root().equals(signed.root())) {
      throw refused("the source's leaves do not have the root that was signed");
    }
    database.asWindow(() -> take(before, signed));
    tiles.forget();
    tell(before.size(), signed.size(), restored);
    return signed.size() - before.size();
  }

  private void requireLevel(TreeState stored, Checkpoint signed, Checkpoint kept) {
    if (!Signer.consistent(signed, stored.size(), stored.root(), tiles)) {
      throw refused(
          "the %d stored leaves are not those of which %d were signed, and leaves are never taken"
                  .formatted(stored.size(), signed.size())
              + " away: restore a backup from before they parted, then reconcile again");
    }
    if (!Signer.consistent(kept, stored.size(), stored.root(), tiles)) {
      throw refused(
          "the source shows another history that this log's key signed: keep it, it is evidence");
    }
  }

  private TreeAppender resumed(TreeState state) {
    try {
      TreeAppender tree = TreeAppender.resume(state.size(), tiles);
      if (tree.root().equals(state.root())) {
        return tree;
      }
    } catch (LedgerException e) {
      switch (e.code()) {
        case TILE_MISSING, MALFORMED -> {
          // Said below.
        }
        case STORAGE -> throw e;
      }
    }
    throw refused("the stored leaves contradict themselves: restore an older backup");
  }

  /// The source's checkpoint, if it is of this log.
  private Checkpoint kept() {
    try {
      byte[] note =
          source
              .read("checkpoint", SignedNote.MAX_BYTES)
              .orElseThrow(() -> refused("the source has no checkpoint"));
      return switch (CheckpointVerifier.verify(note, trust)) {
        case CheckpointVerification.Verified verified -> verified.checkpoint();
        case CheckpointVerification.NotVerified refused ->
            throw refused("the source is not of this ledger: " + refused.message());
      };
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// Writes what is missing, and throws, so that nothing was written, if it is not what was signed.
  private void take(TreeState before, Checkpoint signed) {
    TreeAppender tree = resumed(before);
    Map<String, Long> waiting = waiting();
    read(before.size(), signed.size(), entries -> write(tree, entries, waiting));
    if (!tree.root().equals(signed.root())) {
      throw refused("the source's leaves changed while they were read");
    }
  }

  private void tell(long from, long to, Consumer<Entry> restored) {
    for (long next = from; next < to; next += Tile.MAX_WIDTH) {
      long first = next;
      int count = (int) Math.min(Tile.MAX_WIDTH, to - first);
      database.asWindow(() -> store.entries(first, count)).forEach(restored);
    }
  }

  /// Reads the entries from `from` to `to`, which is the source's size, a bundle at a time.
  private void read(long from, long to, Consumer<List<Entry>> taker) {
    for (long next = from; next < to; ) {
      TileCoordinates place = TileCoordinates.of(0, next / Tile.MAX_WIDTH, to);
      List<Entry> entries = bundle(place);
      int first = (int) (next % Tile.MAX_WIDTH);
      taker.accept(entries.subList(first, entries.size()));
      next += entries.size() - first;
    }
  }

  private List<Entry> bundle(TileCoordinates place) {
    try {
      byte[] bytes =
          source
              .read(place.entriesPath(), EntryBundle.MAX_BYTES)
              .orElseThrow(() -> refused("the source lacks " + place.entriesPath()));
      return switch (EntryBundle.parse(bytes, place.width())) {
        case Parsed.Valid<EntryBundle>(EntryBundle bundle) -> bundle.entries();
        case Parsed.Malformed<EntryBundle>(String reason) ->
            throw refused("the source's " + place.entriesPath() + ": " + reason);
      };
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void write(TreeAppender tree, List<Entry> entries, Map<String, Long> waiting) {
    TreeState before = store.tree();
    List<PlacedLeaf> leaves = new ArrayList<>(entries.size());
    List<Long> taken = new ArrayList<>();
    for (Entry entry : entries) {
      Long ticket = waiting.remove(template(entry.bytes()));
      if (ticket == null) {
        ticket = store.freshTicket();
      } else {
        taken.add(ticket);
      }
      leaves.add(new PlacedLeaf(before.size() + leaves.size(), ticket, entry, entry.leafHash()));
      tree.append(entry.leafHash());
    }
    TreeState after = new TreeState(tree.size(), tree.root(), time(entries.getLast()));
    List<Tile> grown = tree.takeTiles().stream().filter(Integrator::isStored).toList();
    Bundle bundle = new Bundle();
    NotaryStore.grow(before, after, leaves, taken, grown, bundle);
    try {
      database.send(bundle);
    } catch (Overtaken e) {
      throw new NotaryFault(Code.OVERTAKEN, "another window is at work on this database", e);
    }
  }

  /// A step whose leaf was still waiting when the backup was made must not get a second leaf.
  private Map<String, Long> waiting() {
    Map<String, Long> waiting = new HashMap<>();
    for (NotaryStore.Waiting draft : store.waiting(MOST_WAITING)) {
      waiting.put(template(draft.leaf().body()), draft.ticket());
    }
    return waiting;
  }

  /// The leaf with blanks for what only the sequencer knows. Its members' names cannot stand inside
  /// a value, where quotes are escaped; in attributes, which come first, they could.
  private static String template(byte[] leaf) {
    StringBuilder text = new StringBuilder(new String(leaf, StandardCharsets.UTF_8));
    blank(text, TIME, LeafForm.TIME_LENGTH);
    blank(text, PREVIOUS, LeafForm.HASH_LENGTH);
    return text.toString();
  }

  private static void blank(StringBuilder text, String member, int length) {
    int at = text.lastIndexOf(member) + member.length();
    if (at >= member.length() && at + length <= text.length()) {
      text.replace(at, at + length, " ".repeat(length));
    }
  }

  private static Instant time(Entry entry) {
    String text = new String(entry.bytes(), StandardCharsets.UTF_8);
    int at = text.lastIndexOf(TIME) + TIME.length();
    try {
      return Instant.parse(text.substring(at, at + LeafForm.TIME_LENGTH));
    } catch (DateTimeException | StringIndexOutOfBoundsException e) {
      throw refused("a leaf of the source has no time");
    }
  }

  private static NotaryFault refused(String message) {
    return new NotaryFault(Code.NOT_RECONCILED, message);
  }

  private static NotaryFault unreadable(IOException cause) {
    return new NotaryFault(Code.NOT_RECONCILED, "the source cannot be read", cause);
  }
}
