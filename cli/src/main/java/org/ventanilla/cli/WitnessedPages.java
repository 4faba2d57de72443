package org.ventanilla.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.Trust;

/// The cosigned checkpoints that a log serves for its auditors, 256 to a page, at most one a
/// minute. Reading ends with the first page on which something is not as it must be: whoever serves
/// them cannot keep a reader busy, fill his memory or his disk with pages that say nothing new. The
/// rest of that page is read all the same, so that nobody hides a cosignature behind a bad one.
final class WitnessedPages {
  /// Most pages of one log: one checkpoint a minute for some thirty years.
  static final int MOST_PAGES = 65_536;

  private static final String PATH = "witnessed/";

  /// Longest checkpoint with its signatures that a window keeps.
  private static final int MOST_NOTE = 16_384;

  private static final int MAX_BYTES = Tile.MAX_WIDTH * (2 + MOST_NOTE);

  /// Most of all pages: twenty years of one checkpoint a minute with a few signatures.
  private static final long MOST_BYTES = 8L << 30;

  private final LogSource log;
  private final Trust trust;
  private final boolean cosigned;
  private final int mostPages;
  private long size;
  private Instant time = Instant.MIN;
  private @Nullable Entry last;

  /// @param trust the log's keys, and the witnesses believed
  /// @param cosigned whether only checkpoints with one of these witnesses' cosignatures count, each
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
  /// @param seen hears each that verifies
  /// @param faulty hears what is not as it must be
  /// @throws IOException if one cannot be read
  void read(Consumer<CheckpointVerification.Verified> seen, Consumer<String> faulty)
      throws IOException {
    long total = 0;
    for (int page = 0; page < mostPages && total < MOST_BYTES; page++) {
      String path =
          PATH + TileCoordinates.of(0, page, Long.MAX_VALUE).path().substring("tile/0/".length());
      Optional<byte[]> bytes = log.read(path, MAX_BYTES);
      if (bytes.isEmpty()) {
        return;
      }
      total += bytes.get().length;
      if (!(EntryBundle.parseUpTo(bytes.get(), Tile.MAX_WIDTH)
          instanceof Parsed.Valid<EntryBundle>(EntryBundle notes))) {
        faulty.accept(path + " is no page of checkpoints");
        return;
      }
      Set<String> faults = new LinkedHashSet<>();
      notes.entries().forEach(note -> take(note, seen).ifPresent(faults::add));
      faults.forEach(why -> faulty.accept(path + ": " + why));
      if (!faults.isEmpty() || notes.entries().size() < Tile.MAX_WIDTH) {
        return;
      }
    }
    faulty.accept("cosigned checkpoints beyond page " + mostPages + " or 8 GiB were not read");
  }

  private Optional<String> take(Entry note, Consumer<CheckpointVerification.Verified> seen) {
    boolean again = last != null && note.equals(last);
    last = note;
    if (again) {
      return Optional.of("a checkpoint that is the one before");
    }
    return switch (CheckpointVerifier.verify(note.bytes(), trust)) {
      // Another witness cosigned it, whom this reader was not asked to believe.
      case CheckpointVerification.NotVerified(var reason, _)
          when cosigned && reason == Reason.QUORUM_MISSED ->
          Optional.empty();
      case CheckpointVerification.NotVerified(var reason, String message) ->
          Optional.of(reason + ": " + message);
      case CheckpointVerification.Verified verified -> {
        seen.accept(verified);
        yield later(verified)
            ? Optional.empty()
            : Optional.of("a checkpoint that is not later than the one before");
      }
    };
  }

  private boolean later(CheckpointVerification.Verified verified) {
    Instant first =
        verified.witnessTimes().stream()
            .map(witness -> witness.time())
            .min(Instant::compareTo)
            .orElse(time);
    boolean later = verified.checkpoint().size() >= size && (!cosigned || first.isAfter(time));
    size = Math.max(size, verified.checkpoint().size());
    time = first.isAfter(time) ? first : time;
    return later;
  }
}
