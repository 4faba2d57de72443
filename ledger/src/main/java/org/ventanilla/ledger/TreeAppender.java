package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Grows a tiled log: takes leaf hashes, gives the tiles to store. It holds the unfinished tile of
/// each level and the [Frontier], so its memory does not grow with the log. Not safe for several
/// threads; if storing the tiles fails, throw it away and [#resume].
public final class TreeAppender {
  private final Frontier frontier;
  private final List<Edge> levels = new ArrayList<>();
  private final List<Tile> full = new ArrayList<>();
  private long written;

  /// The unfinished tile of one level.
  private static final class Edge {
    final byte[] hashes = new byte[Tile.MAX_WIDTH * Digest.LENGTH];
    long index;
    int width;
  }

  private TreeAppender(Frontier frontier) {
    this.frontier = frontier;
    this.written = frontier.size();
  }

  /// Starts an empty log.
  public static TreeAppender empty() {
    return new TreeAppender(Frontier.empty());
  }

  /// Continues a stored log of that size.
  ///
  /// @throws LedgerException if a tile is missing
  public static TreeAppender resume(long size, HashReader reader) {
    TreeAppender appender = new TreeAppender(Frontier.read(size, reader));
    for (long hashes = size; hashes > 0; hashes >>>= Tile.HEIGHT) {
      Edge edge = new Edge();
      edge.index = hashes / Tile.MAX_WIDTH;
      edge.width = (int) (hashes % Tile.MAX_WIDTH);
      if (edge.width > 0) {
        TileCoordinates place = new TileCoordinates(appender.levels.size(), edge.index, edge.width);
        byte[] stored = reader.tile(place).bytes();
        if (stored.length < edge.width * Digest.LENGTH) {
          throw new LedgerException(LedgerException.Code.TILE_MISSING, place.path());
        }
        System.arraycopy(stored, 0, edge.hashes, 0, edge.width * Digest.LENGTH);
      }
      appender.levels.add(edge);
    }
    return appender;
  }

  /// Appends one leaf hash.
  public void append(Digest leafHash) {
    frontier.append(leafHash);
    carry(0, leafHash);
  }

  /// Appends the leaf hashes of a level-0 tile at once; the size is a multiple of 256.
  void append(Tile leaves) {
    TileCoordinates place = leaves.coordinates();
    if (place.level() != 0 || size() != place.index() * Tile.MAX_WIDTH) {
      throw new IllegalArgumentException(leaves + " does not follow " + size() + " leaves");
    }
    if (!place.isFull()) {
      for (int i = 0; i < leaves.width(); i++) {
        append(leaves.hash(0, i));
      }
      return;
    }
    Digest root = leaves.hash(Tile.HEIGHT, 0);
    frontier.append(Tile.HEIGHT, root);
    if (levels.isEmpty()) {
      levels.add(new Edge());
    }
    levels.getFirst().index++;
    full.add(leaves);
    carry(1, root);
  }

  private void carry(int from, Digest first) {
    Digest hash = first;
    for (int level = from; ; level++) {
      if (level == levels.size()) {
        levels.add(new Edge());
      }
      Edge edge = levels.get(level);
      hash.copyTo(edge.hashes, edge.width * Digest.LENGTH);
      edge.width++;
      if (edge.width < Tile.MAX_WIDTH) {
        return;
      }
      Tile tile = tile(level, edge);
      full.add(tile);
      edge.index++;
      edge.width = 0;
      hash = tile.hash(Tile.HEIGHT, 0);
    }
  }

  /// The tiles that became full since the last call, in the order in which they did. Take them
  /// often enough: they are kept until then.
  public List<Tile> takeFullTiles() {
    List<Tile> taken = List.copyOf(full);
    full.clear();
    return taken;
  }

  /// All tiles to store so that the tree of the present size can be served: what [#takeFullTiles]
  /// gives, and the partial tiles that changed since the last call of this method.
  public List<Tile> takeTiles() {
    List<Tile> taken = new ArrayList<>(takeFullTiles());
    for (int level = 0; level < levels.size() && level * Tile.HEIGHT < Long.SIZE; level++) {
      Edge edge = levels.get(level);
      long before = written >>> (level * Tile.HEIGHT);
      if (edge.width > 0 && edge.index * Tile.MAX_WIDTH + edge.width > before) {
        taken.add(tile(level, edge));
      }
    }
    written = size();
    return List.copyOf(taken);
  }

  public long size() {
    return frontier.size();
  }

  /// The RFC 6962 root over all leaves so far.
  public Digest root() {
    return frontier.root();
  }

  private static Tile tile(int level, Edge edge) {
    TileCoordinates place = new TileCoordinates(level, edge.index, edge.width);
    return Tile.parse(place, Arrays.copyOf(edge.hashes, edge.width * Digest.LENGTH)).orElseThrow();
  }
}
