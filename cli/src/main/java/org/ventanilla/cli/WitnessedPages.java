package org.ventanilla.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.Trust;

/// The cosigned checkpoints that a log serves for its auditors, 256 to a page, at most one a
/// minute. Reading ends with the first thing that is not as it must be: whoever serves them cannot
/// keep a reader busy or fill his memory with pages that say nothing new.
final class WitnessedPages {
  /// Most pages of one log: one checkpoint a minute for some thirty years.
  static final int MOST_PAGES = 65_536;

  private static final String PATH = "witnessed/";
  private static final int MAX_BYTES = Tile.MAX_WIDTH * (2 + SignedNote.MAX_BYTES);

  private final LogSource log;
  private final Trust trust;
  private final boolean cosigned;
  private final int mostPages;
  private long size;
  private Instant time = Instant.MIN;

  /// @param trust the log's keys, and the witnesses believed
  /// @param cosigned whether every checkpoint must have one of these witnesses' cosignatures, each
  ///   later than the one before
  WitnessedPages(LogSource log, Trust trust, boolean cosigned) {
    this(log, trust, cosigned, MOST_PAGES);
  }

  WitnessedPages(LogSource log, Trust trust, boolean cosigned, int mostPages) {
    this.mostPages = mostPages;
    this.log = log;
    this.trust = trust;
    this.cosigned = cosigned;
  }

  /// Reads them all, in order.
  ///
  /// @return what is wrong with the first that is not as it must be; empty if all are
  /// @throws IOException if one cannot be read
  Optional<String> read(Consumer<CheckpointVerification.Verified> seen) throws IOException {
    for (int page = 0; page < mostPages; page++) {
      String path =
          PATH + TileCoordinates.of(0, page, Long.MAX_VALUE).path().substring("tile/0/".length());
      Optional<byte[]> bytes = log.read(path, MAX_BYTES);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      if (!(EntryBundle.parseUpTo(bytes.get(), Tile.MAX_WIDTH)
          instanceof Parsed.Valid<EntryBundle>(EntryBundle notes))) {
        return Optional.of(path + " is no page of checkpoints");
      }
      for (Entry note : notes.entries()) {
        Optional<String> fault = take(note, seen);
        if (fault.isPresent()) {
          return fault.map(why -> path + ": " + why);
        }
      }
      if (notes.entries().size() < Tile.MAX_WIDTH) {
        return Optional.empty();
      }
    }
    return Optional.of("there are more than " + mostPages + " pages");
  }

  private Optional<String> take(Entry note, Consumer<CheckpointVerification.Verified> seen) {
    return switch (CheckpointVerifier.verify(note.bytes(), trust)) {
      case CheckpointVerification.NotVerified(var reason, String message) ->
          Optional.of(reason + ": " + message);
      case CheckpointVerification.Verified verified -> {
        Instant first =
            verified.witnessTimes().stream()
                .map(witness -> witness.time())
                .min(Instant::compareTo)
                .orElse(time);
        if (verified.checkpoint().size() < size || (cosigned && !first.isAfter(time))) {
          yield Optional.of("a checkpoint that is not later than the one before");
        }
        size = verified.checkpoint().size();
        time = first;
        seen.accept(verified);
        yield Optional.empty();
      }
    };
  }
}
