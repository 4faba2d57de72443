package org.ventanilla.screening.index;

import java.util.Arrays;

/// A set of listed names, a bit for each.
final class NameSet {
  private final long[] bits;

  NameSet(int names) {
    this.bits = new long[(names + Long.SIZE - 1) / Long.SIZE];
  }

  void clear() {
    Arrays.fill(bits, 0);
  }

  /// All names of a word.
  void addAll(Postings postings, int word) {
    int end = postings.starts()[word + 1];
    for (int i = postings.starts()[word]; i < end; i++) {
      int name = postings.names()[i];
      bits[name >>> 6] |= 1L << name;
    }
  }

  void addAll(NameSet others) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= others.bits[i];
    }
  }

  boolean contains(int name) {
    return (bits[name >>> 6] & 1L << name) != 0;
  }
}
