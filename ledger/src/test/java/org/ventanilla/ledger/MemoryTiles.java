package org.ventanilla.ledger;

import java.util.HashMap;
import java.util.Map;

/// A log's tiles in memory, counting how often one is read.
final class MemoryTiles implements HashReader {
  private final Map<String, Tile> tiles = new HashMap<>();
  private int reads;

  void put(Tile tile) {
    tiles.put(tile.coordinates().path(), tile);
  }

  @Override
  public Tile tile(TileCoordinates coordinates) {
    reads++;
    Tile found = tiles.get(coordinates.path());
    if (found == null) {
      throw new LedgerException(LedgerException.Code.TILE_MISSING, coordinates.path());
    }
    return found;
  }

  int takeReads() {
    int taken = reads;
    reads = 0;
    return taken;
  }

  Map<String, Tile> all() {
    return Map.copyOf(tiles);
  }
}
