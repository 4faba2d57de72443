package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.Frontier;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.Tiles;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.platform.Database;

/// Starts notaries for tests, and verifies what they publish with nothing but the library.
final class TestLog {
  static final NotarySettings SETTINGS = NotarySettings.of("log.ventanilla.example/test");
  static final Duration LONG = Duration.ofSeconds(30);

  private TestLog() {}

  static Notary start(Database database, Path keys) {
    return start(database, keys, _ -> {});
  }

  static Notary start(Database database, Path keys, FaultPoint faults) {
    var election = new AdvisoryLock(database.reserved(), Notary.ELECTION);
    return Notary.start(
        database,
        keys,
        SETTINGS,
        Clock.systemUTC(),
        new SecureRandom(),
        WitnessDemand.NONE,
        election,
        faults);
  }

  static Notary start(Database database, Path keys, InstantSource clock) {
    var election = new AdvisoryLock(database.reserved(), Notary.ELECTION);
    return Notary.start(
        database, keys, SETTINGS, clock, new SecureRandom(), WitnessDemand.NONE, election, _ -> {});
  }

  static Notary start(Database database, Path keys, WitnessDemand demand) {
    var election = new AdvisoryLock(database.reserved(), Notary.ELECTION);
    return Notary.start(
        database, keys, SETTINGS, Clock.systemUTC(), new SecureRandom(), demand, election, _ -> {});
  }

  static Notary start(Database database, Path keys, SequencerLock election) {
    return Notary.start(
        database,
        keys,
        SETTINGS,
        Clock.systemUTC(),
        new SecureRandom(),
        WitnessDemand.NONE,
        election,
        _ -> {});
  }

  /// Reads every page of the log up to its checkpoint and checks each against the others.
  ///
  /// @return the leaves
  static List<String> verified(Notary notary) {
    Checkpoint checkpoint = checkpoint(notary);
    long size = checkpoint.size();
    List<String> leaves = new ArrayList<>();
    Frontier frontier = Frontier.empty();
    for (long bundle = 0; bundle * Tile.MAX_WIDTH < size; bundle++) {
      TileCoordinates place = TileCoordinates.of(0, bundle, size);
      byte[] hashes = bytes(notary, place.path());
      byte[] entries = bytes(notary, place.entriesPath());
      Tile tile = Tile.parse(place, hashes).orElseThrow();
      int position = 0;
      for (Entry entry : EntryBundle.parse(entries, place.width()).orElseThrow().entries()) {
        assertThat(entry.leafHash()).isEqualTo(tile.hash(0, position++));
        frontier.append(entry.leafHash());
        leaves.add(new String(entry.bytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(frontier.root()).isEqualTo(checkpoint.root());
    assertUpperTiles(notary, size);
    assertThat(leaves).hasSize((int) size);
    return leaves;
  }

  /// Each tile of an upper level holds the roots of the tiles below.
  private static void assertUpperTiles(Notary notary, long size) {
    for (TileCoordinates place : Tiles.grown(0, size)) {
      if (place.level() > 0) {
        byte[] hashes = bytes(notary, place.path());
        for (int i = 0; i < place.width(); i++) {
          var below =
              new TileCoordinates(
                  place.level() - 1, place.index() * Tile.MAX_WIDTH + i, Tile.MAX_WIDTH);
          Tile tile = Tile.parse(below, bytes(notary, below.path())).orElseThrow();
          assertThat(Digest.at(hashes, i * Digest.LENGTH)).isEqualTo(tile.hash(Tile.HEIGHT, 0));
        }
      }
    }
  }

  static Checkpoint checkpoint(Notary notary) {
    return switch (CheckpointVerifier.verify(
        bytes(notary, "checkpoint"), Trust.log(notary.verifierKey()))) {
      case CheckpointVerification.Verified verified -> verified.checkpoint();
      case CheckpointVerification.NotVerified refused ->
          throw new AssertionError(refused.message());
    };
  }

  static byte[] bytes(Notary notary, String path) {
    return notary.pages().page(path).orElseThrow(() -> new AssertionError(path)).bytes();
  }

  /// The leaf's text, if the receipt proves it.
  static String verified(IssuedReceipt receipt, VerifierKey key) {
    return switch (ReceiptVerifier.verify(receipt.proof(), Trust.log(key))) {
      case ReceiptVerification.Verified verified -> {
        assertThat(verified.index()).isEqualTo(receipt.index());
        assertThat(verified.leaf()).isEqualTo(new Entry(receipt.leaf()));
        yield new String(receipt.leaf(), StandardCharsets.UTF_8);
      }
      case ReceiptVerification.NotVerified refused -> throw new AssertionError(refused.message());
    };
  }

  /// Waits for what other threads bring about.
  static void eventually(Supplier<Boolean> condition) {
    long limit = System.nanoTime() + LONG.toNanos();
    while (!condition.get()) {
      assertThat(System.nanoTime()).as("time").isLessThan(limit);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
