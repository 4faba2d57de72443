package org.ventanilla.ledger;

import java.util.Arrays;
import java.util.List;

/// A tile: up to 256 hashes side by side, and the whole little tree above them. The inner hashes
/// are computed once, so that a cached tile answers a proof without hashing anything.
public final class Tile {
  /// Hashes in a full tile.
  public static final int MAX_WIDTH = 256;

  /// How many levels of the tree one tile spans.
  public static final int HEIGHT = 8;

  private final TileCoordinates coordinates;
  private final byte[][] levels;

  private Tile(TileCoordinates coordinates, byte[] hashes, TreeHasher hasher) {
    this.coordinates = coordinates;
    this.levels = new byte[HEIGHT + 1][];
    levels[0] = hashes;
    for (int height = 1; height <= HEIGHT; height++) {
      int nodes = coordinates.width() >> height;
      byte[] level = new byte[nodes * Digest.LENGTH];
      for (int i = 0; i < nodes; i++) {
        hasher.node(levels[height - 1], 2 * i * Digest.LENGTH, level, i * Digest.LENGTH);
      }
      levels[height] = level;
    }
  }

  /// Reads a tile's bytes, which must be exactly 32 for each hash of its width.
  public static Parsed<Tile> parse(TileCoordinates coordinates, byte[] hashes) {
    return hashes.length == coordinates.width() * Digest.LENGTH
        ? new Parsed.Valid<>(new Tile(coordinates, hashes.clone(), new TreeHasher()))
        : new Parsed.Malformed<>("the tile does not have its width in hashes");
  }

  /// The tile over these leaf hashes, which are as many as it is wide.
  static Tile over(TileCoordinates coordinates, List<Digest> leafHashes, TreeHasher hasher) {
    byte[] hashes = new byte[coordinates.width() * Digest.LENGTH];
    for (int i = 0; i < coordinates.width(); i++) {
      leafHashes.get(i).copyTo(hashes, i * Digest.LENGTH);
    }
    return new Tile(coordinates, hashes, hasher);
  }

  public TileCoordinates coordinates() {
    return coordinates;
  }

  public int width() {
    return coordinates.width();
  }

  /// The bytes to store and serve: the hashes one after the other.
  public byte[] bytes() {
    return levels[0].clone();
  }

  boolean hasBytes(byte[] other) {
    return Arrays.equals(levels[0], other);
  }

  /// The hash over `2^height` hashes of this tile.
  ///
  /// @param height from 0, the tile's own hashes, to 8, the root of a full tile
  /// @param position which one, from 0, counted at that height
  /// @throws IndexOutOfBoundsException if the tile is too narrow for it
  public Digest hash(int height, int position) {
    byte[] level = levels[height];
    int offset = position * Digest.LENGTH;
    if (position < 0 || offset + Digest.LENGTH > level.length) {
      throw new IndexOutOfBoundsException("no hash " + position + " at height " + height);
    }
    return Digest.at(level, offset);
  }

  @Override
  public String toString() {
    return "Tile[" + coordinates.path() + "]";
  }
}
