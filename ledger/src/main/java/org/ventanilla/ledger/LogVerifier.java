package org.ventanilla.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies a whole published log: reads every entry, builds the tree again and compares every tile
/// and the root with what was published. It reads one bundle and one tile at a time, so memory does
/// not grow with the log. Whatever the source holds, there is an answer.
public final class LogVerifier {
  private static final String CHECKPOINT = "checkpoint";

  private final LogSource source;
  private final Trust trust;
  private final Listener listener;

  /// Hears how far a verification has come and sees the entries pass by.
  public interface Listener {
    /// Called after each bundle.
    void progress(long entries, long total);

    /// Called for each entry in order, before the root is known to be right. Whoever acts on an
    /// entry waits for [LogVerification.Verified].
    default void entry(long index, Entry entry) {}
  }

  private LogVerifier(LogSource source, Trust trust, Listener listener) {
    this.source = source;
    this.trust = trust;
    this.listener = listener;
  }

  /// Verifies all of the log up to its checkpoint.
  public static LogVerification verify(LogSource source, Trust trust, Listener listener) {
    return new LogVerifier(source, trust, listener).run();
  }

  private LogVerification run() {
    Optional<byte[]> note;
    try {
      note = source.read(CHECKPOINT, SignedNote.MAX_BYTES);
    } catch (IOException e) {
      return unreadable(CHECKPOINT, e);
    }
    if (note.isEmpty()) {
      return new LogVerification.NotVerified(Reason.MISSING, CHECKPOINT, "there is no checkpoint");
    }
    return switch (CheckpointVerifier.verify(note.get(), trust)) {
      case CheckpointVerification.NotVerified(Reason reason, String message) ->
          new LogVerification.NotVerified(reason, CHECKPOINT, message);
      case CheckpointVerification.Verified(Checkpoint checkpoint, List<WitnessTime> times) -> {
        LogVerification.NotVerified fault = rebuild(checkpoint);
        yield fault == null ? new LogVerification.Verified(checkpoint, times) : fault;
      }
    };
  }

  /// Builds the tree from the entries, and gives the first thing that is wrong, or null.
  private LogVerification.@Nullable NotVerified rebuild(Checkpoint checkpoint) {
    TreeAppender tree = TreeAppender.empty();
    while (tree.size() < checkpoint.size()) {
      TileCoordinates place =
          TileCoordinates.of(0, tree.size() / Tile.MAX_WIDTH, checkpoint.size());
      LogVerification.NotVerified fault = append(tree, place);
      if (fault == null) {
        fault = compare(tree.size() == checkpoint.size() ? tree.takeTiles() : tree.takeFullTiles());
      }
      if (fault != null) {
        return fault;
      }
      listener.progress(tree.size(), checkpoint.size());
    }
    return tree.root().equals(checkpoint.root())
        ? null
        : new LogVerification.NotVerified(
            Reason.WRONG_ROOT, CHECKPOINT, "the entries do not add up to the signed root");
  }

  private LogVerification.@Nullable NotVerified append(TreeAppender tree, TileCoordinates place) {
    String path = place.entriesPath();
    try {
      int width = place.width();
      Optional<byte[]> bytes = source.read(path, EntryBundle.MAX_BYTES);
      if (bytes.isEmpty() && !place.isFull()) {
        width = Tile.MAX_WIDTH;
        bytes = source.read(place.full().entriesPath(), EntryBundle.MAX_BYTES);
      }
      if (bytes.isEmpty()) {
        return new LogVerification.NotVerified(Reason.MISSING, path, "the bundle is not there");
      }
      return switch (EntryBundle.parse(bytes.get(), width)) {
        case Parsed.Malformed<EntryBundle>(String reason) ->
            new LogVerification.NotVerified(Reason.MALFORMED, path, reason);
        case Parsed.Valid<EntryBundle>(EntryBundle bundle) -> {
          for (Entry entry : bundle.entries().subList(0, place.width())) {
            listener.entry(tree.size(), entry);
            tree.append(entry.leafHash());
          }
          yield null;
        }
      };
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  private LogVerification.@Nullable NotVerified compare(List<Tile> tiles) {
    for (Tile tile : tiles) {
      String path = tile.coordinates().path();
      try {
        Optional<byte[]> published = LogTiles.hashes(source, tile.coordinates());
        if (published.isEmpty()) {
          return new LogVerification.NotVerified(Reason.MISSING, path, "the tile is not there");
        }
        if (!tile.hasBytes(published.get())) {
          return new LogVerification.NotVerified(
              Reason.WRONG_CONTENT, path, "the tile does not hold the hashes of what is below it");
        }
      } catch (IOException e) {
        return unreadable(path, e);
      }
    }
    return null;
  }

  private static LogVerification.NotVerified unreadable(String path, IOException fault) {
    return new LogVerification.NotVerified(
        Reason.UNREADABLE, path, String.valueOf(fault.getMessage()));
  }
}
