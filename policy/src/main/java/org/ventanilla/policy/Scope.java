package org.ventanilla.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which fields a rule or an invariant is about: for each dimension it names, the values it
/// accepts.
///
/// @param accepted of the field's dimension paths, of others values
/// @param reaches whether it is also about what a field it names is a part of, and about its parts:
///   what withholds a part has to withhold the whole that would carry it out
record Scope(Map<Dimension, Set<String>> accepted, boolean reaches) {
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
    return values == null
        || values.contains(value)
        || (reaches
            && dimension == Dimension.FIELD
            && values.stream()
                .anyMatch(named ->
                    FieldFacts.isPartOf(named, value) || FieldFacts.isPartOf(value, named)));
  }

  /// The paths it names.
  Set<String> fields() {
    return accepted.getOrDefault(Dimension.FIELD, Set.of());
  }
}
