package org.ventanilla.window.notary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.HashReader;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.window.platform.PlatformFault;

/// The tiles of the log, the ones used last kept in memory. A tile only grows, so a wider one
/// serves whoever asks for a narrower one at the same place. Safe for many threads.
final class TileCache implements HashReader {
  private final Reading reading;
  private final NotaryStore store;
  private final Map<Place, Tile> kept;

  private record Place(int level, long index) {}

  TileCache(Reading reading, NotaryStore store, int most) {
    this.reading = reading;
    this.store = store;
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Place, Tile> eldest) {
            return size() > most;
          }
        };
  }

  @Override
  public Tile tile(TileCoordinates wanted) {
    Tile found = kept(wanted);
    if (found != null && found.width() >= wanted.width()) {
      return found;
    }
    Tile loaded = load(wanted);
    keep(loaded);
    return loaded;
  }

  private @Nullable Tile kept(TileCoordinates wanted) {
    synchronized (kept) {
      return kept.get(new Place(wanted.level(), wanted.index()));
    }
  }

  /// Keeps a tile that is durable.
  void keep(Tile tile) {
    var place = new Place(tile.coordinates().level(), tile.coordinates().index());
    synchronized (kept) {
      kept.merge(place, tile, (old, fresh) -> fresh.width() >= old.width() ? fresh : old);
    }
  }

  /// Forgets everything, so that what is read next is what the database holds.
  void forget() {
    synchronized (kept) {
      kept.clear();
    }
  }

  private Tile load(TileCoordinates wanted) {
    byte[] hashes;
    try {
      hashes = reading.read(() -> hashes(wanted));
    } catch (PlatformFault | DataAccessException e) {
      throw new LedgerException(
          LedgerException.Code.STORAGE, "cannot read the tile " + wanted.path(), e);
    }
    int width = hashes.length / Digest.LENGTH;
    if (width < wanted.width()) {
      throw new LedgerException(
          LedgerException.Code.TILE_MISSING, "there is no tile " + wanted.path());
    }
    return Tile.parse(new TileCoordinates(wanted.level(), wanted.index(), width), hashes)
        .orElseThrow();
  }

  private byte[] hashes(TileCoordinates wanted) {
    Optional<byte[]> stored = store.tile(wanted.level(), wanted.index());
    if (stored.isPresent() || wanted.level() > 0) {
      return stored.orElseGet(() -> new byte[0]);
    }
    // The row comes with the last leaf of the tile, so this is the growing one.
    return store.leafHashes(wanted.index() * Tile.MAX_WIDTH, Tile.MAX_WIDTH);
  }
}
