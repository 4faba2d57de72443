package org.ventanilla.ledger;

/// Where proofs get their tiles from: a table, a directory, a cache. Tiles may be kept and given
/// out again; they never change.
public interface HashReader {
  /// The tile at these coordinates; a wider one at the same place will do.
  ///
  /// @throws LedgerException with [LedgerException.Code#TILE_MISSING] if there is none
  Tile tile(TileCoordinates coordinates);
}
