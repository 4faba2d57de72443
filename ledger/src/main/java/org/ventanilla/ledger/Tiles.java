package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.List;

/// Which tiles a tree has.
public final class Tiles {
  private Tiles() {}

  /// The tiles on the right edge of a tree that are partial, lowest level first. There is at most
  /// one a level, and none where the hashes fill whole tiles.
  public static List<TileCoordinates> partial(long size) {
    requireSize(size);
    List<TileCoordinates> found = new ArrayList<>();
    int level = 0;
    for (long hashes = size; hashes > 0; hashes >>>= Tile.HEIGHT) {
      int width = (int) (hashes % Tile.MAX_WIDTH);
      if (width > 0) {
        found.add(new TileCoordinates(level, hashes / Tile.MAX_WIDTH, width));
      }
      level++;
    }
    return List.copyOf(found);
  }

  /// The tiles to write when a tree grows: every tile that becomes full, and the partial tiles of
  /// the new size that the old size did not have. Lowest level first, then by index.
  ///
  /// @throws IllegalArgumentException if the tree shrinks, or grows by more than 2^24 leaves at
  ///   once
  public static List<TileCoordinates> grown(long oldSize, long newSize) {
    requireSize(oldSize);
    requireSize(newSize);
    if (newSize < oldSize || newSize - oldSize > 1L << 24) {
      throw new IllegalArgumentException("a tree grows by 0 to 2^24 leaves at a time");
    }
    List<TileCoordinates> found = new ArrayList<>();
    int level = 0;
    long before = oldSize;
    for (long after = newSize; after > 0 && after > before; after >>>= Tile.HEIGHT) {
      for (long i = before / Tile.MAX_WIDTH; i < after / Tile.MAX_WIDTH; i++) {
        found.add(new TileCoordinates(level, i, Tile.MAX_WIDTH));
      }
      int width = (int) (after % Tile.MAX_WIDTH);
      if (width > 0) {
        found.add(new TileCoordinates(level, after / Tile.MAX_WIDTH, width));
      }
      before >>>= Tile.HEIGHT;
      level++;
    }
    return List.copyOf(found);
  }

  private static void requireSize(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a tree has no negative size");
    }
  }
}
