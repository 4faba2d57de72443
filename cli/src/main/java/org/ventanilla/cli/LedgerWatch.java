package org.ventanilla.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.ConsistencyVerification;
import org.ventanilla.ledger.ConsistencyVerifier;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.Frontier;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogTiles;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.Trust;
import org.ventanilla.window.audit.LeafType;

/// One look at a log: whether it still begins with what it was at the last look, and what is new.
/// Memory does not grow with the log.
final class LedgerWatch {
  private static final int MOST_TYPES = 64;

  private final LogSource log;
  private final Trust trust;
  private final Progress progress;

  LedgerWatch(LogSource log, Trust trust, Progress progress) {
    this.log = log;
    this.trust = trust;
    this.progress = progress;
  }

  /// What a look came to.
  sealed interface Look {
    /// It only grew, or nothing was known of it.
    ///
    /// @param note to keep until the next look
    /// @param types how many new leaves of which type; empty at the first look
    record Grew(Checkpoint before, Checkpoint after, byte[] note, SortedMap<String, Long> types)
        implements Look {}

    /// It did not, or cannot be shown to.
    ///
    /// @param note what it showed, empty if nothing
    record Wrong(Reason reason, String message, byte[] note) implements Look {}
  }

  /// Looks once.
  ///
  /// @param kept the note of the last look
  Look look(Optional<byte[]> kept) {
    byte[] note = new byte[0];
    try {
      Optional<byte[]> read = log.read("checkpoint", SignedNote.MAX_BYTES);
      if (read.isEmpty()) {
        return new Look.Wrong(Reason.MISSING, "there is no checkpoint", note);
      }
      note = read.get();
      return switch (CheckpointVerifier.verify(note, trust)) {
        case CheckpointVerification.NotVerified(Reason reason, String message) ->
            new Look.Wrong(reason, message, note);
        case CheckpointVerification.Verified verified ->
            kept.isEmpty()
                ? new Look.Grew(verified.checkpoint(), verified.checkpoint(), note, new TreeMap<>())
                : since(kept.get(), note);
      };
    } catch (LedgerException e) {
      return new Look.Wrong(Reason.MISSING, String.valueOf(e.getMessage()), note);
    } catch (IOException e) {
      return new Look.Wrong(Reason.UNREADABLE, KeyFile.reason(e), note);
    }
  }

  private Look since(byte[] older, byte[] newer) throws IOException {
    long from = size(older);
    long to = size(newer);
    List<Digest> proof =
        from > 0 && from < to ? Proofs.consistency(from, to, new LogTiles(log)) : List.of();
    // The note kept was believed with the witnesses there were then.
    Trust ofLog = new Trust(trust.logKeys(), trust.witnessKeys(), 0);
    return switch (ConsistencyVerifier.verify(older, newer, proof, ofLog)) {
      case ConsistencyVerification.NotVerified(Reason reason, String message) ->
          new Look.Wrong(reason, message, newer);
      case ConsistencyVerification.Consistent(Checkpoint before, Checkpoint after) ->
          read(before, after, newer);
    };
  }

  private static long size(byte[] note) {
    return switch (SignedNote.parse(note).flatMap(parsed -> Checkpoint.parse(parsed.text()))) {
      case Parsed.Valid<Checkpoint>(Checkpoint checkpoint) -> checkpoint.size();
      case Parsed.Malformed<Checkpoint> _ -> 0;
    };
  }

  /// Reads the new entries, which must give the new root.
  private Look read(Checkpoint before, Checkpoint after, byte[] note) throws IOException {
    Frontier tree = Frontier.read(before.size(), new LogTiles(log));
    SortedMap<String, Long> types = new TreeMap<>();
    while (tree.size() < after.size()) {
      TileCoordinates place = TileCoordinates.of(0, tree.size() / Tile.MAX_WIDTH, after.size());
      Optional<byte[]> bytes = log.read(place.entriesPath(), EntryBundle.MAX_BYTES);
      if (bytes.isEmpty()) {
        return new Look.Wrong(Reason.MISSING, place.entriesPath() + " is not there", note);
      }
      switch (EntryBundle.parse(bytes.get(), place.width())) {
        case Parsed.Malformed<EntryBundle>(String reason) -> {
          return new Look.Wrong(Reason.MALFORMED, place.entriesPath() + ": " + reason, note);
        }
        case Parsed.Valid<EntryBundle>(EntryBundle bundle) -> {
          int known = (int) (tree.size() % Tile.MAX_WIDTH);
          for (Entry entry : bundle.entries().subList(known, place.width())) {
            count(types, LeafType.of(entry));
            tree.append(entry.leafHash());
          }
        }
      }
      progress.reached(tree.size() - before.size(), after.size() - before.size());
    }
    return tree.root().equals(after.root())
        ? new Look.Grew(before, after, note, types)
        : new Look.Wrong(Reason.WRONG_ROOT, "the entries do not have the signed root", note);
  }

  /// Types beyond the first [#MOST_TYPES] are counted as one: a log may name any number of them.
  private static void count(SortedMap<String, Long> types, String type) {
    boolean told = types.containsKey(type) || types.size() < MOST_TYPES;
    types.merge(told ? type : "other", 1L, Long::sum);
  }
}
