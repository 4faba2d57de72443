package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.window.notary.NotaryFault.Code;

/// The log as anybody may read it, by the paths of C2SP tlog-tiles. Only what the newest checkpoint
/// covers is given out, and only exact paths are known.
public final class LedgerPages {
  /// Longest path that is looked at, in characters.
  public static final int MAX_PATH = 64;

  private static final String CHECKPOINT = "checkpoint";
  private static final String WITNESSED = "witnessed/";

  private final Reading reading;
  private final NotaryStore store;
  private final TileCache tiles;
  private final Publication publication;
  private final CosignatureStore cosignatures;

  LedgerPages(
      Reading reading,
      NotaryStore store,
      TileCache tiles,
      Publication publication,
      CosignatureStore cosignatures) {
    this.reading = reading;
    this.store = store;
    this.tiles = tiles;
    this.publication = publication;
    this.cosignatures = cosignatures;
  }

  /// One answer.
  ///
  /// @param immutable whether this path will have these bytes for ever, so that it may be cached
  public record Page(byte[] bytes, String contentType, boolean immutable) {
    /// Copies the bytes.
    public Page {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }
  }

  /// What is at a path below the log's address: `checkpoint`, `tile/<L>/<N>[.p/<W>]`,
  /// `tile/entries/<N>[.p/<W>]` or `witnessed/<N>`. Any text gives an answer; empty where there is
  /// nothing.
  public Optional<Page> page(String path) {
    if (path.length() > MAX_PATH) {
      return Optional.empty();
    }
    if (path.equals(CHECKPOINT)) {
      return newest()
          .map(checkpoint ->
              new Page(
                  checkpoint.note().getBytes(StandardCharsets.UTF_8),
                  "text/plain; charset=utf-8",
                  false));
    }
    if (path.startsWith(WITNESSED)) {
      return switch (TileCoordinates.parse("tile/0/" + path.substring(WITNESSED.length()))) {
        case Parsed.Valid<TileCoordinates>(TileCoordinates place) when place.isFull() ->
            witnessed(place.index());
        case Parsed.Valid<TileCoordinates> _, Parsed.Malformed<TileCoordinates> _ ->
            Optional.empty();
      };
    }
    return switch (TileCoordinates.parseEntries(path)) {
      case Parsed.Valid<TileCoordinates>(TileCoordinates place) -> entries(place);
      case Parsed.Malformed<TileCoordinates> _ ->
          switch (TileCoordinates.parse(path)) {
            case Parsed.Valid<TileCoordinates>(TileCoordinates place) -> tile(place);
            case Parsed.Malformed<TileCoordinates> _ -> Optional.empty();
          };
    };
  }

  /// Cosigned checkpoints, up to 256 a page in the form of an entry bundle; a page that is not full
  /// still grows.
  private Optional<Page> witnessed(long page) {
    int width = Tile.MAX_WIDTH;
    if (page > Long.MAX_VALUE / width - 1) {
      return Optional.empty();
    }
    List<Entry> notes =
        reading.read(() -> cosignatures.remembered(page * width, width)).stream()
            .map(note -> new Entry(note.getBytes(StandardCharsets.UTF_8)))
            .toList();
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Page(
                new EntryBundle(notes).encode(),
                "application/octet-stream",
                notes.size() == width));
  }

  private Optional<Published> newest() {
    return publication.newest().or(() -> reading.read(store::published));
  }

  private Optional<Page> tile(TileCoordinates place) {
    if (!isCovered(place)) {
      return Optional.empty();
    }
    byte[] hashes = Arrays.copyOf(tiles.tile(place).bytes(), place.width() * Digest.LENGTH);
    return Optional.of(new Page(hashes, "application/octet-stream", true));
  }

  private Optional<Page> entries(TileCoordinates place) {
    if (!isCovered(place)) {
      return Optional.empty();
    }
    long first = place.full().index() * place.full().width();
    List<Entry> entries = reading.read(() -> store.entries(first, place.width()));
    if (entries.size() != place.width()) {
      throw new NotaryFault(Code.READ_ONLY, "leaves that were published are missing");
    }
    return Optional.of(
        new Page(new EntryBundle(entries).encode(), "application/octet-stream", true));
  }

  private boolean isCovered(TileCoordinates place) {
    long size = newest().map(Published::size).orElse(0L);
    int shift = place.level() * 8;
    long hashes = shift >= Long.SIZE ? 0 : size >>> shift;
    // Without multiplying the index, which may be as large as a long.
    long before = place.index() > hashes / 256 ? hashes : place.index() * 256;
    return hashes - before >= place.width();
  }
}
