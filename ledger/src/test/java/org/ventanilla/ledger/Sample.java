package org.ventanilla.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Random;

/// Keys and logs that are the same in every run.
final class Sample {
  static final String ORIGIN = "window.example/ledger";

  private Sample() {}

  /// Repeatable randomness where a key generator insists on [SecureRandom].
  static SecureRandom seeded(long seed) {
    return new SecureRandom() {
      private static final long serialVersionUID = 1;
      private final Random random = new Random(seed);

      @Override
      public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
      }
    };
  }

  static SigningKey logKey() {
    return SigningKey.generate(seeded(1), ORIGIN);
  }

  static WitnessKey witnessKey(int number) {
    return WitnessKey.generate(seeded(100 + number), "witness" + number + ".example");
  }

  static Entry entry(long index) {
    return new Entry(("leaf " + index).getBytes(StandardCharsets.UTF_8));
  }

  /// The tiles of a log of `size` sample entries.
  static MemoryTiles tiles(long size) {
    MemoryTiles tiles = new MemoryTiles();
    TreeAppender appender = TreeAppender.empty();
    for (long i = 0; i < size; i++) {
      appender.append(entry(i).leafHash());
    }
    appender.takeTiles().forEach(tiles::put);
    return tiles;
  }

  static NaiveTree naive(long size) {
    NaiveTree tree = new NaiveTree();
    for (long i = 0; i < size; i++) {
      tree.add(entry(i).bytes());
    }
    return tree;
  }

  static Checkpoint checkpoint(long size) {
    return new Checkpoint(ORIGIN, size, Proofs.root(size, tiles(size)));
  }

  static Receipt receipt(long index, long size) {
    return new Receipt(
        entry(index),
        index,
        Proofs.inclusion(index, size, tiles(size)),
        SignedNote.sign(checkpoint(size).body(), logKey()));
  }
}
