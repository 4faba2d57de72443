package org.ventanilla.ledger;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Verifies one bundle of a published log against the level-0 tile over it: what can be said of up
/// to 256 entries without knowing the others. Safe for many threads if the source is.
final class BundleVerifier {
  private final LogSource source;

  BundleVerifier(LogSource source) {
    this.source = source;
  }

  sealed interface Outcome {
    /// The published tile is the one over these entries.
    record Sound(List<Entry> entries, Tile tile) implements Outcome {}

    /// The first thing that is wrong.
    record Faulty(LogVerification.NotVerified fault) implements Outcome {}
  }

  Outcome verify(TileCoordinates place) {
    String path = place.entriesPath();
    try {
      int width = place.width();
      Optional<byte[]> bytes = source.read(path, EntryBundle.MAX_BYTES);
      if (bytes.isEmpty() && !place.isFull()) {
        width = Tile.MAX_WIDTH;
        bytes = source.read(place.full().entriesPath(), EntryBundle.MAX_BYTES);
      }
      if (bytes.isEmpty()) {
        return faulty(Reason.MISSING, path, "the bundle is not there");
      }
      return switch (EntryBundle.parse(bytes.get(), width)) {
        case Parsed.Malformed<EntryBundle>(String reason) -> faulty(Reason.MALFORMED, path, reason);
        case Parsed.Valid<EntryBundle>(EntryBundle bundle) ->
            compare(bundle.entries().subList(0, place.width()), place);
      };
    } catch (IOException e) {
      return new Outcome.Faulty(unreadable(path, e));
    }
  }

  private Outcome compare(List<Entry> entries, TileCoordinates place) {
    TreeHasher hasher = new TreeHasher();
    List<Digest> leaves = entries.stream().map(entry -> entry.leafHash(hasher)).toList();
    Tile tile = Tile.over(place, leaves, hasher);
    LogVerification.NotVerified fault = differs(source, tile);
    return fault == null ? new Outcome.Sound(entries, tile) : new Outcome.Faulty(fault);
  }

  /// What is wrong with the published tile at the place of this one, or null.
  static LogVerification.@Nullable NotVerified differs(LogSource source, Tile tile) {
    String path = tile.coordinates().path();
    try {
      Optional<byte[]> published = LogTiles.hashes(source, tile.coordinates());
      if (published.isEmpty()) {
        return new LogVerification.NotVerified(Reason.MISSING, path, "the tile is not there");
      }
      return tile.hasBytes(published.get())
          ? null
          : new LogVerification.NotVerified(
              Reason.WRONG_CONTENT, path, "the tile does not hold the hashes of what is below it");
    } catch (IOException e) {
      return unreadable(path, e);
    }
  }

  static LogVerification.NotVerified unreadable(String path, IOException fault) {
    return fault instanceof TooLongException
        ? new LogVerification.NotVerified(Reason.MALFORMED, path, "it is longer than it may be")
        : new LogVerification.NotVerified(
            Reason.UNREADABLE,
            path,
            fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
  }

  private static Outcome faulty(Reason reason, String path, String message) {
    return new Outcome.Faulty(new LogVerification.NotVerified(reason, path, message));
  }
}
