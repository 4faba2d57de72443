package org.ventanilla.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which fields a rule is about: for each dimension it names, the values it accepts.
record Scope(Map<Dimension, Set<String>> accepted) {
  Scope {
    Map<Dimension, Set<String>> copy = new EnumMap<>(Dimension.class);
    accepted.forEach((dimension, values) -> copy.put(dimension, Set.copyOf(values)));
    accepted = Map.copyOf(copy);
  }

  /// The dimensions in which it does not accept the facts.
  List<Dimension> missed(Facts facts) {
    return accepted.keySet().stream()
        .filter(dimension -> !accepts(dimension, dimension.of(facts)))
        .sorted()
        .toList();
  }

  boolean accepts(Dimension dimension, String value) {
    Set<String> values = accepted.get(dimension);
    return values == null || values.contains(value);
  }
}
