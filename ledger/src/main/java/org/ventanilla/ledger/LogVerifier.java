package org.ventanilla.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies a whole published log: reads every entry, builds the tree again and compares every tile
/// and the root with what was published. It reads one bundle and one tile at a time a thread, so
/// memory does not grow with the log. Whatever the source holds, there is an answer.
public final class LogVerifier {
  private static final String CHECKPOINT = "checkpoint";
  private static final int MAX_THREADS = 256;

  private final LogSource source;
  private final Trust trust;
  private final int threads;
  private final Listener listener;

  /// Hears how far a verification has come and sees the entries pass by.
  public interface Listener {
    /// Called after each bundle.
    void progress(long entries, long total);

    /// Called for each entry in order, before the root is known to be right. Whoever acts on an
    /// entry waits for [LogVerification.Verified].
    default void entry(long index, Entry entry) {}
  }

  private LogVerifier(LogSource source, Trust trust, int threads, Listener listener) {
    this.source = source;
    this.trust = trust;
    this.threads = threads;
    this.listener = listener;
  }

  /// Verifies all of the log up to its checkpoint, on the caller's thread.
  public static LogVerification verify(LogSource source, Trust trust, Listener listener) {
    return new LogVerifier(source, trust, 1, listener).run();
  }

  /// The same, hashing and reading on several threads. The listener is called on the caller's.
  ///
  /// @param source safe for that many threads
  /// @param threads 1 to 256; what is in memory at a time grows with them, up to 64 MiB for each
  ///   where entries are as long as they may be
  public static LogVerification verify(
      LogSource source, Trust trust, int threads, Listener listener) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("1 to 256 threads, not " + threads);
    }
    return new LogVerifier(source, trust, threads, listener).run();
  }

  private LogVerification run() {
    Optional<byte[]> note;
    try {
      note = source.read(CHECKPOINT, SignedNote.MAX_BYTES);
    } catch (IOException e) {
      return BundleVerifier.unreadable(CHECKPOINT, e);
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
    var verifier = new BundleVerifier(source);
    if (threads == 1) {
      return rebuild(
          checkpoint, done -> verifier.verify(TileCoordinates.of(0, done, checkpoint.size())));
    }
    try (var ahead = new BundleAhead(verifier, checkpoint.size(), threads)) {
      return rebuild(checkpoint, number -> ahead.next());
    }
  }

  /// Where the outcomes of the bundles come from, in order.
  @FunctionalInterface
  private interface Outcomes {
    BundleVerifier.Outcome bundle(long number) throws InterruptedException;
  }

  private LogVerification.@Nullable NotVerified rebuild(Checkpoint checkpoint, Outcomes outcomes) {
    TreeAppender tree = TreeAppender.empty();
    while (tree.size() < checkpoint.size()) {
      LogVerification.NotVerified fault = append(tree, outcomes);
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

  private LogVerification.@Nullable NotVerified append(TreeAppender tree, Outcomes outcomes) {
    BundleVerifier.Outcome outcome;
    try {
      outcome = outcomes.bundle(tree.size() / Tile.MAX_WIDTH);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new LogVerification.NotVerified(Reason.UNREADABLE, CHECKPOINT, "interrupted");
    }
    return switch (outcome) {
      case BundleVerifier.Outcome.Faulty(LogVerification.NotVerified fault) -> fault;
      case BundleVerifier.Outcome.Sound(List<Entry> entries, Tile tile) -> {
        long index = tree.size();
        for (Entry entry : entries) {
          listener.entry(index++, entry);
        }
        tree.append(tile);
        yield null;
      }
    };
  }

  /// The tiles of level 0 were compared with their entries.
  private LogVerification.@Nullable NotVerified compare(List<Tile> tiles) {
    for (Tile tile : tiles) {
      LogVerification.NotVerified fault =
          tile.coordinates().level() == 0 ? null : BundleVerifier.differs(source, tile);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }
}
