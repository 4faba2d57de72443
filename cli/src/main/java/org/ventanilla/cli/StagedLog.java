package org.ventanilla.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;

/// A log of which every part that is read is staged, under one checkpoint. A full tile that stands
/// in for a partial one is cut to what the checkpoint covers: nobody verifies the rest of it. Safe
/// for many threads if the source is.
final class StagedLog implements LogSource {
  private final LogSource source;
  private final StagedFiles staged;
  private final byte[] checkpoint;

  StagedLog(LogSource source, StagedFiles staged, byte[] checkpoint) {
    this.source = source;
    this.staged = staged;
    this.checkpoint = checkpoint.clone();
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    if (path.equals("checkpoint")) {
      return Optional.of(checkpoint.clone());
    }
    Optional<byte[]> bytes = source.read(path, maxBytes);
    if (bytes.isEmpty()) {
      bytes = cut(path, maxBytes);
    }
    bytes.ifPresent(read -> staged.put(path, read));
    return bytes;
  }

  private Optional<byte[]> cut(String path, int maxBytes) throws IOException {
    if (TileCoordinates.parse(path) instanceof Parsed.Valid<TileCoordinates>(var tile)
        && !tile.isFull()) {
      return source
          .read(tile.full().path(), maxBytes)
          .filter(bytes -> bytes.length == Tile.MAX_WIDTH * Digest.LENGTH)
          .map(bytes -> Arrays.copyOf(bytes, tile.width() * Digest.LENGTH));
    }
    if (TileCoordinates.parseEntries(path) instanceof Parsed.Valid<TileCoordinates>(var bundle)
        && !bundle.isFull()) {
      return source
          .read(bundle.full().entriesPath(), maxBytes)
          .flatMap(bytes -> first(bytes, bundle.width()));
    }
    return Optional.empty();
  }

  private static Optional<byte[]> first(byte[] bytes, int width) {
    return switch (EntryBundle.parse(bytes, Tile.MAX_WIDTH)) {
      case Parsed.Malformed<EntryBundle> _ -> Optional.empty();
      case Parsed.Valid<EntryBundle>(EntryBundle full) ->
          Optional.of(new EntryBundle(full.entries().subList(0, width)).encode());
    };
  }
}
