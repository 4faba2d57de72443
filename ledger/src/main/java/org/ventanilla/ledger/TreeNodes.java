package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The inner hashes of one tree, read from its tiles. Every tile is fetched once.
final class TreeNodes {
  private final long size;
  private final HashReader reader;
  private final TreeHasher hasher = new TreeHasher();
  private final Map<Place, Tile> seen = new HashMap<>();

  private record Place(int level, long index) {}

  TreeNodes(long size, HashReader reader) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
    this.size = size;
    this.reader = reader;
  }

  /// The roots of the perfect subtrees the tree divides into, largest first.
  List<Digest> edge() {
    return edge(size);
  }

  /// The same of the tree's first leaves.
  List<Digest> edge(long leaves) {
    List<Digest> roots = new ArrayList<>(Long.bitCount(leaves));
    long start = 0;
    while (start < leaves) {
      int height = Long.SIZE - 1 - Long.numberOfLeadingZeros(leaves - start);
      roots.add(perfect(height, start >>> height));
      start += 1L << height;
    }
    return roots;
  }

  /// `MTH(D[start:end])` for a range that occurs in RFC 6962's recursion: `start` is a multiple of
  /// the power of two that covers the range.
  Digest range(long start, long end) {
    long leaves = end - start;
    if (Long.bitCount(leaves) == 1) {
      int height = Long.numberOfTrailingZeros(leaves);
      return perfect(height, start >>> height);
    }
    long left = Long.highestOneBit(leaves - 1);
    return hasher.node(range(start, start + left), range(start + left, end));
  }

  private Digest perfect(int height, long position) {
    int level = height / Tile.HEIGHT;
    int heightInTile = height % Tile.HEIGHT;
    int across = Tile.HEIGHT - heightInTile;
    Tile tile = tile(level, position >>> across);
    return tile.hash(heightInTile, (int) (position & ((1L << across) - 1)));
  }

  private Tile tile(int level, long index) {
    return seen.computeIfAbsent(new Place(level, index), place -> fetch(place));
  }

  private Tile fetch(Place place) {
    TileCoordinates wanted = TileCoordinates.of(place.level(), place.index(), size);
    Tile tile = reader.tile(wanted);
    TileCoordinates found = tile.coordinates();
    if (found.level() != wanted.level()
        || found.index() != wanted.index()
        || found.width() < wanted.width()) {
      throw new LedgerException(
          LedgerException.Code.TILE_MISSING,
          "asked for " + wanted.path() + ", got " + found.path());
    }
    return tile;
  }
}
