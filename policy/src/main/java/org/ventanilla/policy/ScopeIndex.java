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
      rules.forEach(
          rule -> named.addAll(rule.scope().accepted().getOrDefault(dimension, Set.of())));
      if (!named.isEmpty()) {
        built.add(axis(dimension, named, rules));
      }
    }
    this.axes = List.copyOf(built);
  }

  private Axis axis(Dimension dimension, Set<String> named, List<Rule> rules) {
    Map<String, long[]> byValue = new HashMap<>();
    named.forEach(value -> byValue.put(value, new long[words]));
    long[] others = new long[words];
    for (int i = 0; i < rules.size(); i++) {
      int rule = i;
      Scope scope = rules.get(i).scope();
      byValue.forEach((value, bits) -> {
        if (scope.accepts(dimension, value)) {
          set(bits, rule);
        }
      });
      if (!scope.accepted().containsKey(dimension)) {
        set(others, i);
      }
    }
    return new Axis(dimension, byValue, others);
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
    private final long[] others;

    Axis(Dimension dimension, Map<String, long[]> byValue, long[] others) {
      this.dimension = dimension;
      this.byValue = byValue;
      this.others = others;
    }

    long[] accepting(Facts facts) {
      return byValue.getOrDefault(dimension.of(facts), others);
    }
  }
}
