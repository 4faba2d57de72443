package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTests {
  private static final int SIZE = 70;

  private final NaiveTree naive = Sample.naive(SIZE);

  @Test
  void everySmallProofIsTheOneOfTheDefinitionAndHolds() {
    for (int size = 1; size <= SIZE; size++) {
      MemoryTiles tiles = Sample.tiles(size);
      Digest root = new Digest(naive.root(0, size));
      assertThat(Proofs.root(size, tiles)).isEqualTo(root);
      for (int index = 0; index < size; index++) {
        List<Digest> proof = Proofs.inclusion(index, size, tiles);
        assertThat(proof).isEqualTo(digests(naive.path(index, 0, size)));
        Digest leaf = Sample.entry(index).leafHash();
        assertThat(Proofs.verifyInclusion(leaf, index, size, proof, root)).isTrue();
      }
      for (int old = 0; old <= size; old++) {
        List<Digest> proof = Proofs.consistency(old, size, tiles);
        assertThat(proof).isEqualTo(digests(naive.proof(old, size)));
        Digest oldRoot = new Digest(naive.root(0, old));
        assertThat(Proofs.verifyConsistency(old, size, proof, oldRoot, root)).isTrue();
      }
    }
  }

  @Test
  void tilesOfALargerTreeHoldTheEdgeItHadWhenItWasSmaller() {
    NaiveTree all = Sample.naive(700);
    for (int now : new int[] {1, 2, 20, 255, 256, 257, 512, 600, 700}) {
      MemoryTiles tiles = Sample.tiles(now);
      for (int then = 0; then <= now; then++) {
        assertThat(Frontier.read(then, now, tiles).root())
            .as("%s of %s", then, now)
            .isEqualTo(new Digest(all.root(0, then)));
      }
    }
    assertThatThrownBy(() -> Frontier.read(6, 5, Sample.tiles(5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rootOfTheFirstLeavesIsToldOnlyByTilesOfTheSignedTree() {
    for (int size = 1; size <= SIZE; size++) {
      Checkpoint signed = new Checkpoint("log.example/a", size, new Digest(naive.root(0, size)));
      Checkpoint other = new Checkpoint("log.example/a", size, new Digest(naive.root(1, SIZE)));
      MemoryTiles tiles = Sample.tiles(size);
      for (int leaves = 1; leaves <= size; leaves++) {
        assertThat(Proofs.rootOfFirst(leaves, signed, tiles))
            .hasValue(new Digest(naive.root(0, leaves)));
        assertThat(Proofs.rootOfFirst(leaves, other, tiles)).isEmpty();
      }
    }
  }

  @Test
  void proofsOfLeavesOutsideTheTreeAreRefused() {
    MemoryTiles tiles = Sample.tiles(5);
    assertThatThrownBy(() -> Proofs.inclusion(5, 5, tiles))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Proofs.consistency(6, 5, tiles))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingTileIsAFault() {
    MemoryTiles tiles = Sample.tiles(5);
    assertThatThrownBy(() -> Proofs.inclusion(1, 600, tiles))
        .isInstanceOfSatisfying(
            LedgerException.class,
            e -> assertThat(e.code()).isEqualTo(LedgerException.Code.TILE_MISSING));
  }

  static List<Digest> digests(List<byte[]> hashes) {
    return hashes.stream().map(Digest::new).toList();
  }
}
