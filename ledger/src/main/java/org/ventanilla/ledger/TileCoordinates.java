package org.ventanilla.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a tile is in the tree, and how much of it there is.
///
/// @param level from 0, the leaf hashes, to 63
/// @param index which tile of its level, from 0
/// @param width how many hashes it has, 1 to 256; below 256 the tile is partial
public record TileCoordinates(int level, long index, int width) {
  private static final int MAX_LEVEL = 63;
  private static final int MAX_PATH = 64;
  private static final String HASHES = "tile/";
  private static final String ENTRIES = "tile/entries/";

  public TileCoordinates {
    if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > Tile.MAX_WIDTH) {
      throw new IllegalArgumentException(
          "no tile at level " + level + ", index " + index + ", width " + width);
    }
  }

  /// The tile at that place in a tree of `size` leaves.
  ///
  /// @throws IllegalArgumentException if the tree has no such tile
  public static TileCoordinates of(int level, long index, long size) {
    long hashes = level * Tile.HEIGHT >= Long.SIZE ? 0 : size >>> (level * Tile.HEIGHT);
    long width = index > hashes / Tile.MAX_WIDTH ? 0 : hashes - index * Tile.MAX_WIDTH;
    return new TileCoordinates(level, index, (int) Math.min(Tile.MAX_WIDTH, width));
  }

  /// Reads `tile/<L>/<N>[.p/<W>]`; only the canonical form is accepted.
  public static Parsed<TileCoordinates> parse(String path) {
    if (path.length() <= MAX_PATH && path.startsWith(HASHES)) {
      int slash = path.indexOf('/', HASHES.length());
      if (slash > 0 && slash <= HASHES.length() + 2) {
        long level = WireText.decimal(path.substring(HASHES.length(), slash));
        TileCoordinates found = place((int) level, path.substring(slash + 1));
        if (found != null && found.path().equals(path)) {
          return new Parsed.Valid<>(found);
        }
      }
    }
    return new Parsed.Malformed<>("not the path of a tile");
  }

  /// Reads `tile/entries/<N>[.p/<W>]`, which has the coordinates of the level-0 tile over it.
  public static Parsed<TileCoordinates> parseEntries(String path) {
    if (path.length() <= MAX_PATH && path.startsWith(ENTRIES)) {
      TileCoordinates found = place(0, path.substring(ENTRIES.length()));
      if (found != null && found.entriesPath().equals(path)) {
        return new Parsed.Valid<>(found);
      }
    }
    return new Parsed.Malformed<>("not the path of an entry bundle");
  }

  /// `tile/<L>/<N>` or `tile/<L>/<N>.p/<W>`.
  public String path() {
    return HASHES + level + "/" + suffix();
  }

  /// `tile/entries/<N>` or `tile/entries/<N>.p/<W>`, for the entries below this level-0 tile.
  ///
  /// @throws IllegalStateException above level 0
  public String entriesPath() {
    if (level != 0) {
      throw new IllegalStateException("entries are below level 0 only");
    }
    return ENTRIES + suffix();
  }

  public boolean isFull() {
    return width == Tile.MAX_WIDTH;
  }

  /// The same place, all 256 hashes wide.
  public TileCoordinates full() {
    return new TileCoordinates(level, index, Tile.MAX_WIDTH);
  }

  private String suffix() {
    Deque<String> groups = new ArrayDeque<>();
    groups.addFirst(String.format(Locale.ROOT, "%03d", index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      groups.addFirst(String.format(Locale.ROOT, "x%03d", rest % 1000));
    }
    return String.join("/", groups) + (isFull() ? "" : ".p/" + width);
  }

  /// Reads what may be an index and a width; the caller compares the canonical form.
  private static @Nullable TileCoordinates place(int level, String suffix) {
    int partial = suffix.indexOf(".p/");
    long width = partial < 0 ? Tile.MAX_WIDTH : WireText.decimal(suffix.substring(partial + 3));
    String digits =
        (partial < 0 ? suffix : suffix.substring(0, partial)).replace("/", "").replace("x", "");
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    long index = WireText.decimal(digits.substring(start));
    if (level < 0 || level > MAX_LEVEL || index < 0 || width < 1 || width > Tile.MAX_WIDTH) {
      return null;
    }
    return new TileCoordinates(level, index, (int) width);
  }
}
