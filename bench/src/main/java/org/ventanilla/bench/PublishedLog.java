package org.ventanilla.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.HashReader;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.VerifierKey;

/// A log of entries that mean nothing, written as a window exports one, with its tiles in memory
/// too.
///
/// @param size entries in it
record PublishedLog(
    Path directory, long size, VerifierKey key, Checkpoint checkpoint, MemoryTiles tiles) {
  private static final String ORIGIN = "bench.ventanilla.example/ledger";

  static PublishedLog write(Path directory, long size, int bytes) throws IOException {
    var random = new SplittableRandom(1);
    SigningKey key = SigningKey.generate(new SecureRandom(), ORIGIN);
    MemoryTiles tiles = new MemoryTiles();
    TreeAppender tree = TreeAppender.empty();
    List<Entry> bundle = new ArrayList<>(Tile.MAX_WIDTH);
    while (tree.size() < size) {
      byte[] entry = new byte[bytes];
      random.nextBytes(entry);
      bundle.add(new Entry(entry));
      tree.append(bundle.getLast().leafHash());
      if (bundle.size() == Tile.MAX_WIDTH || tree.size() == size) {
        TileCoordinates place =
            TileCoordinates.of(0, (tree.size() - 1) / Tile.MAX_WIDTH, tree.size());
        put(directory, place.entriesPath(), new EntryBundle(bundle).encode());
        bundle.clear();
        store(directory, tiles, tree.takeFullTiles());
      }
    }
    store(directory, tiles, tree.takeTiles());
    Checkpoint checkpoint = new Checkpoint(ORIGIN, size, tree.root());
    put(
        directory,
        "checkpoint",
        SignedNote.sign(checkpoint.body(), key).encode().getBytes(StandardCharsets.UTF_8));
    return new PublishedLog(directory, size, key.verifierKey(), checkpoint, tiles);
  }

  private static void store(Path directory, MemoryTiles kept, List<Tile> tiles) throws IOException {
    for (Tile tile : tiles) {
      kept.put(tile);
      put(directory, tile.coordinates().path(), tile.bytes());
    }
  }

  private static void put(Path directory, String path, byte[] bytes) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, bytes);
  }

  /// Tiles in a map.
  static final class MemoryTiles implements HashReader {
    private final Map<Place, Tile> tiles = new HashMap<>();

    private record Place(int level, long index) {}

    private void put(Tile tile) {
      tiles.put(new Place(tile.coordinates().level(), tile.coordinates().index()), tile);
    }

    @Override
    public Tile tile(TileCoordinates wanted) {
      Tile found = tiles.get(new Place(wanted.level(), wanted.index()));
      if (found == null) {
        throw new LedgerException(LedgerException.Code.TILE_MISSING, wanted.path());
      }
      return found;
    }
  }
}
