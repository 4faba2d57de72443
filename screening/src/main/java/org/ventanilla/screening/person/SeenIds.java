package org.ventanilla.screening.person;

import java.util.Arrays;

/// Which ids came before, by 64 bits of hash each: of six million, two that differ are taken for
/// one once in a million files. At most [#MOST] are remembered, in 128 MiB; ids after those are
/// recognised only if they repeat one of them.
final class SeenIds {
  /// Most ids remembered.
  static final int MOST = 12_000_000;

  private static final int SMALLEST = 1 << 10;

  private long[] places = new long[SMALLEST];
  private int size;

  /// Remembers an id.
  ///
  /// @return whether it is new
  boolean add(String id) {
    long hash = hash(id);
    int at = place(hash);
    if (places[at] == hash) {
      return false;
    }
    if (size < MOST) {
      places[at] = hash;
      size++;
      if (size > places.length / 4 * 3) {
        grow();
      }
    }
    return true;
  }

  private int place(long hash) {
    int mask = places.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (places[at] != 0 && places[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] old = places;
    places = new long[old.length * 2];
    Arrays.stream(old).filter(hash -> hash != 0).forEach(hash -> places[place(hash)] = hash);
  }

  /// FNV-1a over the characters, then mixed, since FNV's high bits are weak; never 0.
  static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
