package org.ventanilla.screening.index;

/// Says of most hashes that are not in it that they are not, by looking at one place of memory.
/// What is in it is always found. (Bloom, "Space/time trade-offs in hash coding with allowable
/// errors", 1970, with one hash.)
final class HashFilter {
  private static final int SPREAD = 0x297A_2D39;
  private static final int BITS_EACH = 16;
  private static final int MOST = 1 << 26;

  private final long[] bits;
  private final int shift;

  /// @param most how many are added at most, for one in [#BITS_EACH] and fewer to be found by
  ///   chance
  HashFilter(int most) {
    int places = Integer.highestOneBit(Math.clamp(most, 4, MOST)) * BITS_EACH;
    this.bits = new long[places / Long.SIZE];
    this.shift = Integer.numberOfLeadingZeros(places) + 1;
  }

  void add(int hash) {
    int place = place(hash);
    bits[place >>> 6] |= 1L << place;
  }

  boolean mayHave(int hash) {
    int place = place(hash);
    return (bits[place >>> 6] & 1L << place) != 0;
  }

  private int place(int hash) {
    return ((hash ^ (hash >>> 16)) * SPREAD) >>> shift;
  }
}
