package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the rules whose scope matches, without looking at the others.
///
/// For each dimension and each value some rule names, a bit set of the rules that accept the value;
/// for all other values, one of the rules that do not name the dimension. A look-up is the
/// intersection of one set a dimension: a few words for hundreds of rules. Bitmap indexes as in
/// O'Neil and Quass, "Improved query performance with variant indexes", SIGMOD 1997.
final class ScopeIndex {
  private final List<Axis> axes;
  private final int words;
  private final long[] all;

  ScopeIndex(List<Rule> rules) {
    this.words = (rules.size() + Long.SIZE - 1) / Long.SIZE;
    this.all = new long[words];
    for (int i = 0; i < rules.size(); i++) {
      set(all, i);
    }
    List<Axis> built = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      Set<String> named = new HashSet<>();
      for (Rule rule : rules) {
        Set<String> values = rule.scope().accepted().getOrDefault(dimension, Set.of());
        named.addAll(values);
        if (dimension == Dimension.FIELD) {
          values.forEach(path -> named.addAll(FieldFacts.upwards(path)));
        }
      }
      if (!named.isEmpty()) {
        built.add(axis(dimension, named, rules));
      }
    }
    this.axes = List.copyOf(built);
  }

  private Axis axis(Dimension dimension, Set<String> named, List<Rule> rules) {
    Map<String, long[]> byValue = new HashMap<>();
    Map<String, long[]> below = new HashMap<>();
    for (String value : named) {
      byValue.put(value, accepting(dimension, value, rules));
      if (dimension == Dimension.FIELD) {
        below.put(value, accepting(dimension, unnamedPart(value, named), rules));
      }
    }
    long[] others = new long[words];
    for (int i = 0; i < rules.size(); i++) {
      if (!rules.get(i).scope().accepted().containsKey(dimension)) {
        set(others, i);
      }
    }
    return new Axis(dimension, byValue, below, others);
  }

  private long[] accepting(Dimension dimension, String value, List<Rule> rules) {
    long[] bits = new long[words];
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).scope().accepts(dimension, value)) {
        set(bits, i);
      }
    }
    return bits;
  }

  /// A part of a field that no rule names, and no part of which one names.
  private static String unnamedPart(String field, Set<String> named) {
    String part = field + ".part";
    while (named.contains(part)) {
      part += "_";
    }
    return part;
  }

  /// The rules whose scope matches, as bits.
  long[] matching(Facts facts) {
    long[] bits = Arrays.copyOf(all, words);
    for (Axis axis : axes) {
      long[] accepting = axis.accepting(facts);
      for (int i = 0; i < words; i++) {
        bits[i] &= accepting[i];
      }
    }
    return bits;
  }

  private static void set(long[] bits, int index) {
    bits[index / Long.SIZE] |= 1L << index;
  }

  /// One dimension.
  private static final class Axis {
    private final Dimension dimension;
    private final Map<String, long[]> byValue;

    /// By field, for the parts of it that are not named themselves.
    private final Map<String, long[]> below;

    private final long[] others;

    Axis(
        Dimension dimension,
        Map<String, long[]> byValue,
        Map<String, long[]> below,
        long[] others) {
      this.dimension = dimension;
      this.byValue = byValue;
      this.below = below;
      this.others = others;
    }

    long[] accepting(Facts facts) {
      String value = dimension.of(facts);
      long[] known = byValue.get(value);
      return known != null ? known : below.isEmpty() ? others : accepting(value);
    }

    /// Of a field that is not named: what the nearest named one that it is a part of says of it.
    private long[] accepting(String path) {
      for (int end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
        long[] known = below.get(path.substring(0, end));
        if (known != null) {
          return known;
        }
      }
      return others;
    }
  }
}
