package org.ventanilla.screening.index;

import java.util.function.IntConsumer;

/// Finds numbers by their hashes, looking at two places of memory when there is none. Immutable.
final class HashPlaces {
  private static final int SPREAD = 0x297A_2D39;

  private static final int MOST = 1 << 26;

  /// Of each chain the last number and one, so that 0 is none.
  private final int[] heads;

  private final int[] nexts;
  private final int[] hashes;
  private final int shift;

  /// @param hashes of the numbers from 0
  HashPlaces(int[] hashes) {
    this.hashes = hashes;
    this.nexts = new int[hashes.length];
    this.heads = new int[4 * Integer.highestOneBit(Math.clamp(hashes.length, 1, MOST))];
    this.shift = Integer.numberOfLeadingZeros(heads.length) + 1;
    for (int number = 0; number < hashes.length; number++) {
      int chain = chain(hashes[number]);
      nexts[number] = heads[chain];
      heads[chain] = number + 1;
    }
  }

  /// Every number of this hash.
  void each(int hash, IntConsumer use) {
    for (int at = heads[chain(hash)]; at != 0; at = nexts[at - 1]) {
      if (hashes[at - 1] == hash) {
        use.accept(at - 1);
      }
    }
  }

  private int chain(int hash) {
    return ((hash ^ (hash >>> 16)) * SPREAD) >>> shift;
  }
}
