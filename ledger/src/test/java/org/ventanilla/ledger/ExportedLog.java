package org.ventanilla.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes a log of sample entries the way a window exports it.
final class ExportedLog {
  private final Path root;

  ExportedLog(Path root) {
    this.root = root;
  }

  void write(long size) throws IOException {
    TreeAppender tree = TreeAppender.empty();
    List<Entry> bundle = new ArrayList<>();
    while (tree.size() < size) {
      Entry entry = Sample.entry(tree.size());
      bundle.add(entry);
      tree.append(entry.leafHash());
      if (bundle.size() == Tile.MAX_WIDTH || tree.size() == size) {
        TileCoordinates place =
            TileCoordinates.of(0, (tree.size() - 1) / Tile.MAX_WIDTH, tree.size());
        put(place.entriesPath(), new EntryBundle(bundle).encode());
        bundle.clear();
        for (Tile tile : tree.takeFullTiles()) {
          put(tile.coordinates().path(), tile.bytes());
        }
      }
    }
    for (Tile tile : tree.takeTiles()) {
      put(tile.coordinates().path(), tile.bytes());
    }
    Checkpoint checkpoint = new Checkpoint(Sample.ORIGIN, size, tree.root());
    put("checkpoint", WireText.utf8(SignedNote.sign(checkpoint.body(), Sample.logKey()).encode()));
  }

  void put(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, bytes);
  }
}
