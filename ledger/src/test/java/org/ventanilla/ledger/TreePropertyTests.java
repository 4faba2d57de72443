package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Random trees against the naive one. Set `ventanilla.seed` to run one again.
class TreePropertyTests {
  private static final int LARGEST = 1 << 20;

  private final long seed = Long.getLong("ventanilla.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void largeTreesAgreeWithTheNaiveOne() {
    NaiveTree naive = new NaiveTree();
    MemoryTiles tiles = new MemoryTiles();
    TreeAppender appender = TreeAppender.empty();
    List<Integer> sizes = List.of(random.nextInt(2, LARGEST), LARGEST);
    for (int i = 0; i < LARGEST; i++) {
      byte[] data = new byte[8];
      random.nextBytes(data);
      naive.add(data);
      appender.append(Hashes.leaf(data));
      if (sizes.contains(i + 1)) {
        appender.takeTiles().forEach(tiles::put);
        checkTree(naive, i + 1, tiles, appender.root());
      }
    }
    assertThat(appender.size()).isEqualTo(LARGEST);
  }

  @Test
  void treesOfAnySizeGrowInAnyStepsAndAgreeWithTheNaiveOne() {
    for (int round = 0; round < 20; round++) {
      NaiveTree naive = new NaiveTree();
      MemoryTiles tiles = new MemoryTiles();
      TreeAppender appender = TreeAppender.empty();
      for (int step = 0; step < 8; step++) {
        int old = naive.size();
        for (int more = random.nextInt(random.nextBoolean() ? 3 : 700); more > 0; more--) {
          byte[] data = new byte[random.nextInt(40)];
          random.nextBytes(data);
          naive.add(data);
          appender.append(Hashes.leaf(data));
        }
        List<Tile> taken = appender.takeTiles();
        assertThat(taken)
            .as("seed %d", seed)
            .extracting(Tile::coordinates)
            .containsExactlyInAnyOrderElementsOf(Tiles.grown(old, naive.size()));
        taken.forEach(tiles::put);
        if (random.nextBoolean()) {
          appender = TreeAppender.resume(naive.size(), tiles);
        }
        if (naive.size() > 0) {
          checkTree(naive, naive.size(), tiles, appender.root());
        }
      }
    }
  }

  private void checkTree(NaiveTree naive, int size, MemoryTiles tiles, Digest foundRoot) {
    Digest root = new Digest(naive.root(0, size));
    assertThat(foundRoot).as("seed %d, size %d", seed, size).isEqualTo(root);
    int levels = (Integer.SIZE - Integer.numberOfLeadingZeros(size) + 7) / 8;
    for (int trial = size > 100_000 ? 1 : 0; trial < 2; trial++) {
      int index = random.nextInt(size);
      tiles.takeReads();
      List<Digest> inclusion = Proofs.inclusion(index, size, tiles);
      assertThat(tiles.takeReads()).isLessThanOrEqualTo(2 * levels);
      assertThat(inclusion)
          .as("seed %d, leaf %d of %d", seed, index, size)
          .isEqualTo(ProofsTests.digests(naive.path(index, 0, size)));
      Digest leaf = Hashes.leaf(naive.data(index));
      assertThat(Proofs.verifyInclusion(leaf, index, size, inclusion, root))
          .as("seed %d, leaf %d of %d", seed, index, size)
          .isTrue();
      int old = random.nextInt(size + 1);
      List<Digest> consistency = Proofs.consistency(old, size, tiles);
      assertThat(tiles.takeReads()).isLessThanOrEqualTo(2 * levels);
      assertThat(consistency)
          .as("seed %d, %d to %d", seed, old, size)
          .isEqualTo(ProofsTests.digests(naive.proof(old, size)));
      Digest oldRoot = new Digest(naive.root(0, old));
      assertThat(Proofs.verifyConsistency(old, size, consistency, oldRoot, root))
          .as("seed %d, %d to %d", seed, old, size)
          .isTrue();
    }
  }

  @Test
  void aFrontierResumesFromItsEdge() {
    NaiveTree naive = new NaiveTree();
    Frontier frontier = Frontier.empty();
    List<Digest> roots = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      byte[] data = {(byte) random.nextInt(), (byte) i};
      naive.add(data);
      frontier.append(Hashes.leaf(data));
      roots.add(frontier.root());
      frontier = Frontier.of(frontier.size(), frontier.edge());
    }
    for (int size = 1; size <= roots.size(); size += 13) {
      assertThat(roots.get(size - 1))
          .as("seed %d, size %d", seed, size)
          .isEqualTo(new Digest(naive.root(0, size)));
    }
  }
}
