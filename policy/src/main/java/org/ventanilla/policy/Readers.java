package org.ventanilla.policy;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Which subjects read a dimension in their condition, or have obligations that depend on it.
final class Readers {
  private final Map<Dimension, BitSet> readers = new EnumMap<>(Dimension.class);

  Readers(List<Subject> subjects) {
    for (int i = 0; i < subjects.size(); i++) {
      for (Dimension dimension : subjects.get(i).reads()) {
        readers.computeIfAbsent(dimension, ignored -> new BitSet(subjects.size())).set(i);
      }
    }
  }

  /// Whether any of some subjects does.
  boolean any(BitSet some, Dimension dimension) {
    BitSet reading = readers.get(dimension);
    return reading != null && reading.intersects(some);
  }
}
