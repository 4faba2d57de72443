package org.ventanilla.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// The tiles of a published log. A proof built from them is only as good as the check that follows.
public final class LogTiles implements HashReader {
  private final LogSource source;

  public LogTiles(LogSource source) {
    this.source = source;
  }

  @Override
  public Tile tile(TileCoordinates coordinates) {
    try {
      byte[] bytes =
          hashes(source, coordinates)
              .orElseThrow(() ->
                  new LedgerException(
                      LedgerException.Code.TILE_MISSING, coordinates.path() + " is missing"));
      return Tile.parse(coordinates, bytes).orElseThrow();
    } catch (IOException e) {
      throw new LedgerException(
          LedgerException.Code.STORAGE, coordinates.path() + " cannot be read", e);
    }
  }

  /// The bytes of a tile. Where a partial one is gone, the beginning of the full one replaces it,
  /// as the format allows.
  static Optional<byte[]> hashes(LogSource source, TileCoordinates coordinates) throws IOException {
    int maxBytes = Tile.MAX_WIDTH * Digest.LENGTH;
    Optional<byte[]> exact = source.read(coordinates.path(), maxBytes);
    if (exact.isPresent() || coordinates.isFull()) {
      return exact;
    }
    return source
        .read(coordinates.full().path(), maxBytes)
        .filter(bytes -> bytes.length == maxBytes)
        .map(bytes -> Arrays.copyOf(bytes, coordinates.width() * Digest.LENGTH));
  }
}
