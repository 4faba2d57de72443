package org.ventanilla.policy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// Which fields a rule is about: for each dimension it names, the values it accepts.
record Scope(Map<Dimension, Set<String>> accepted) {
  Scope {
    Map<Dimension, Set<String>> copy = new EnumMap<>(Dimension.class);
    accepted.forEach((dimension, values) -> copy.put(dimension, Set.copyOf(values)));
    accepted = Map.copyOf(copy);
  }

  boolean accepts(Dimension dimension, String value) {
    Set<String> values = accepted.get(dimension);
    return values == null || values.contains(value);
  }
}
