package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A table of parameters kept beside the rules, such as the agencies vetted this year.
///
/// @param of what the values must be, where it says so
/// @param values a list's values, or a mapping's keys
/// @param entries a mapping's entries; empty for a list
/// @param place where it says when it counts, or where it begins
/// @param isBroken whether its file could not be read; then nothing that reads it can be decided
record Table(
    String name,
    @Nullable Domain keys,
    @Nullable Domain of,
    Validity validity,
    Values values,
    Map<String, String> entries,
    Place place,
    boolean isBroken) {
  Table {
    entries = Map.copyOf(entries);
  }

  static Table broken(String name, Place place) {
    return new Table(
        name, null, null, Validity.ALWAYS, new Values(List.of()), Map.of(), place, true);
  }

  boolean isReadableAt(ZonedDateTime at) {
    return !isBroken && validity.holdsAt(at);
  }

  boolean isMapping() {
    return !entries.isEmpty();
  }

  /// What [Values] hold.
  @Nullable Domain valuesOf() {
    return isMapping() ? keys : of;
  }

  Optional<String> lookup(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// A list without doubles whose `contains` does not walk through it.
  static final class Values extends AbstractList<String> implements RandomAccess {
    private final List<String> inOrder;
    private final Set<String> quick;

    Values(List<String> values) {
      this.quick = new LinkedHashSet<>(values);
      this.inOrder = List.copyOf(quick);
    }

    @Override
    public String get(int index) {
      return inOrder.get(index);
    }

    @Override
    public int size() {
      return inOrder.size();
    }

    @Override
    public boolean contains(@Nullable Object value) {
      return value instanceof String text && quick.contains(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Values values && inOrder.equals(values.inOrder);
    }

    @Override
    public int hashCode() {
      return inOrder.hashCode();
    }
  }
}
