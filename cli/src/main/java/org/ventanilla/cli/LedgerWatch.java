package org.ventanilla.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.Frontier;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogTiles;
import org.ventanilla.ledger.Parsed;
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

    /// It signed what does not go with what it signed before.
    ///
    /// @param note what it signed now
    record Contradicts(Reason reason, String message, byte[] note) implements Look {}

    /// What it shows does not verify. That proves nothing against whoever signs the log.
    record NotVerified(Reason reason, String message) implements Look {}

    /// Nobody could look.
    record Unreadable(String message) implements Look {}
  }

  /// Looks once.
  ///
  /// @param known what the last look came to
  Look look(Optional<Checkpoint> known) {
    try {
      Optional<byte[]> note = log.read("checkpoint", SignedNote.MAX_BYTES);
      if (note.isEmpty()) {
        return new Look.NotVerified(Reason.MISSING, "there is no checkpoint");
      }
      return switch (CheckpointVerifier.verify(note.get(), trust)) {
        case CheckpointVerification.NotVerified(Reason reason, String message) ->
            new Look.NotVerified(reason, message);
        case CheckpointVerification.Verified verified ->
            since(known.orElse(verified.checkpoint()), verified.checkpoint(), note.get());
      };
    } catch (LedgerException e) {
      return told(LogGrowth.unproven(e));
    } catch (IOException e) {
      return new Look.Unreadable(KeyFile.reason(e));
    }
  }

  private Look since(Checkpoint before, Checkpoint after, byte[] note) throws IOException {
    return switch (LogGrowth.judge(before, after, new LogTiles(log))) {
      case LogGrowth.Grown() -> read(before, after, note);
      case LogGrowth.Contradiction(Reason reason, String message) ->
          new Look.Contradicts(reason, message, note);
      case LogGrowth.Unproven unproven -> told(unproven);
    };
  }

  private static Look told(LogGrowth.Unproven unproven) {
    return unproven.reason() == Reason.UNREADABLE
        ? new Look.Unreadable(unproven.message())
        : new Look.NotVerified(unproven.reason(), unproven.message());
  }

  /// Reads the new entries, which must give the new root.
  private Look read(Checkpoint before, Checkpoint after, byte[] note) throws IOException {
    if (before.size() == after.size()) {
      return new Look.Grew(before, after, note, new TreeMap<>());
    }
    Frontier tree = Frontier.read(before.size(), after.size(), new LogTiles(log));
    SortedMap<String, Long> types = new TreeMap<>();
    while (tree.size() < after.size()) {
      TileCoordinates place = TileCoordinates.of(0, tree.size() / Tile.MAX_WIDTH, after.size());
      Optional<byte[]> bytes = log.read(place.entriesPath(), EntryBundle.MAX_BYTES);
      if (bytes.isEmpty()) {
        return new Look.NotVerified(Reason.MISSING, place.entriesPath() + " is not there");
      }
      switch (EntryBundle.parse(bytes.get(), place.width())) {
        case Parsed.Malformed<EntryBundle>(String reason) -> {
          return new Look.NotVerified(Reason.MALFORMED, place.entriesPath() + ": " + reason);
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
        : new Look.NotVerified(Reason.WRONG_ROOT, "the entries do not have the signed root");
  }

  /// Types beyond the first [#MOST_TYPES] are counted as one: a log may name any number of them.
  private static void count(SortedMap<String, Long> types, String type) {
    boolean told = types.containsKey(type) || types.size() < MOST_TYPES;
    types.merge(told ? type : "other", 1L, Long::sum);
  }
}
