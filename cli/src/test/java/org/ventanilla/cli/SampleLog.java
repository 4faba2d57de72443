package org.ventanilla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Receipt;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// A small ledger as a window publishes it, in a directory, with a receipt and an opening of each
/// leaf. Made with the library alone, so that no window is needed.
final class SampleLog {
  static final String ORIGIN = "window.example/ledger";
  private static final String TAG = "request";

  final SigningKey key;
  private final Path directory;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Tile> tiles = new HashMap<>();
  private final SignedNote checkpoint;

  SampleLog(Path directory, int size) {
    this(directory, size, SigningKey.generate(new SecureRandom(), ORIGIN));
  }

  /// As the same window would publish it later, or to somebody else.
  SampleLog(Path directory, int size, SigningKey key) {
    this(directory, size, key, SampleLog::leaf);
  }

  /// @param leaves what the leaves say, by their index
  SampleLog(Path directory, int size, SigningKey key, IntFunction<String> leaves) {
    this.directory = directory;
    this.key = key;
    TreeAppender tree = TreeAppender.empty();
    for (int i = 0; i < size; i++) {
      Entry entry = new Entry(leaves.apply(i).getBytes(StandardCharsets.UTF_8));
      entries.add(entry);
      tree.append(entry.leafHash());
    }
    tree.takeTiles().forEach(tile -> tiles.put(tile.coordinates().path(), tile));
    this.checkpoint = SignedNote.sign(new Checkpoint(ORIGIN, size, tree.root()).body(), key);
    publish(size);
  }

  private void publish(int size) {
    put("checkpoint", checkpoint.encode().getBytes(StandardCharsets.UTF_8));
    tiles.forEach((path, tile) -> put(path, tile.bytes()));
    for (int from = 0; from < size; from += Tile.MAX_WIDTH) {
      put(
          TileCoordinates.of(0, from / Tile.MAX_WIDTH, size).entriesPath(),
          new EntryBundle(entries.subList(from, Math.min(size, from + Tile.MAX_WIDTH))).encode());
    }
  }

  private void put(String path, byte[] bytes) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory() {
    return directory;
  }

  String verifierKey() {
    return key.verifierKey().toString();
  }

  String receipt(int index) {
    return receipt(index, checkpoint);
  }

  /// The same under a checkpoint that a witness cosigned.
  String receipt(int index, WitnessKey witness, Instant at) {
    Checkpoint signed = Checkpoint.parse(checkpoint.text()).orElseThrow();
    return receipt(index, checkpoint.with(witness.cosign(signed, at)));
  }

  private String receipt(int index, SignedNote note) {
    return new Receipt(
            entries.get(index), index, Proofs.inclusion(index, entries.size(), this::tile), note)
        .encode();
  }

  private Tile tile(TileCoordinates place) {
    return tiles.values().stream()
        .filter(tile ->
            tile.coordinates().level() == place.level()
                && tile.coordinates().index() == place.index())
        .findFirst()
        .orElseThrow();
  }

  /// What opens a leaf.
  static String opening(int index) {
    return "{\"tag\":\"%s\",\"salt\":\"%s\",\"document\":%s}"
        .formatted(TAG, Base64.getEncoder().encodeToString(salt(index)), document(index));
  }

  private static JsonNode document(int index) {
    return Json.mapper().createObjectNode().put("sample", index);
  }

  private static byte[] salt(int index) {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    salt[0] = (byte) index;
    return salt;
  }

  static String leaf(int index) {
    String commitment = Commitment.to(salt(index), TAG, Json.canonical(document(index))).base64();
    return "{\"commitment\":\"%s\",\"time\":\"2030-01-01T00:00:00.%s00Z\",\"type\":\"step\"}"
        .formatted(commitment, Math.min(index, 9));
  }
}
