package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ventanilla.policy.ValueClasses.Values;

/// Every situation that the rules and invariants of some policies can tell from others, each once.
/// Exact but for conditions on free attributes that [Vectors] says are assumed.
///
/// Requests go from one government to another; where there is only one they stay in it.
final class Situations {
  private static final List<Dimension> INNER =
      List.of(Dimension.FROM, Dimension.KIND, Dimension.URGENCY, Dimension.HOLDER, Dimension.FIELD);

  private final List<Policy> sides;
  private final List<Subject> subjects;
  private final Map<Dimension, List<Values>> classes = new EnumMap<>(Dimension.class);
  private final Vectors vectors;
  private final Assignment usual;
  private final Readers readers;
  private final Joining joining;
  private final Map<ScopeKey, List<Placed>> placed = new ConcurrentHashMap<>();
  private final Map<ScopeKey, Block> known = new ConcurrentHashMap<>();

  /// @param now a moment to look at besides those at which something changes
  Situations(List<Policy> sides, ZonedDateTime now) {
    this(sides, subjects -> Moments.of(subjects, now));
  }

  /// The situations of one moment only.
  static Situations at(List<Policy> sides, ZonedDateTime moment) {
    return new Situations(sides, ignored -> List.of(moment));
  }

  private Situations(List<Policy> sides, Function<List<Subject>, List<ZonedDateTime>> moments) {
    this.sides = List.copyOf(sides);
    this.subjects = Subject.of(this.sides);
    this.readers = new Readers(subjects);
    ValueClasses values = new ValueClasses(this.sides, subjects);
    for (Dimension dimension : Dimension.values()) {
      classes.put(dimension, values.of(dimension));
    }
    List<ZonedDateTime> times = moments.apply(subjects);
    this.vectors = new Vectors(this.sides, subjects, times);
    this.joining = new Joining(this.sides, subjects, vectors, readers);
    this.usual = new Assignment(Map.of(), usualValues(), times.get(0));
  }

  /// The values of three dimensions that come to the same, and what can happen there. The same
  /// block is given again wherever the same can happen, with the values of the dimensions there.
  interface Visitor {
    void visit(Values categories, Values agencies, Values purposes, Map<Block, Assignment> blocks);
  }

  /// How many different situations were looked at.
  long count() {
    return known.values().stream().mapToLong(block -> block.situations().size()).sum();
  }

  /// The subjects whose condition holds somewhere.
  BitSet holding() {
    return vectors.holding();
  }

  /// The subjects whose condition cannot be evaluated somewhere.
  BitSet failing() {
    return vectors.failing();
  }

  List<Subject> subjects() {
    return subjects;
  }

  /// Looks with all processors, and tells of what was seen in one order and one thread.
  void forEach(Visitor visitor) {
    for (Values categories : classes(Dimension.CATEGORY)) {
      List<Seen> seen = new ArrayList<>();
      for (Values agencies : classes(Dimension.AGENCY)) {
        for (Values purposes : classes(Dimension.PURPOSE)) {
          seen.add(new Seen(agencies, purposes));
        }
      }
      List<Map<Block, Assignment>> blocks =
          seen.parallelStream()
              .map(one -> blocks(categories, one.agencies(), one.purposes()))
              .toList();
      for (int i = 0; i < seen.size(); i++) {
        visitor.visit(categories, seen.get(i).agencies(), seen.get(i).purposes(), blocks.get(i));
      }
    }
  }

  private record Seen(Values agencies, Values purposes) {}

  private Map<Block, Assignment> blocks(Values categories, Values agencies, Values purposes) {
    // Two versions may have an agency under two governments.
    Set<String> asking = new LinkedHashSet<>();
    sides.forEach(side -> side.manifest().governmentOf(agencies.one()).ifPresent(asking::add));
    BitSet all = new BitSet(subjects.size());
    all.set(0, subjects.size());
    Partial partial =
        new Partial(all, Map.of())
            .with(Dimension.CATEGORY, categories)
            .with(Dimension.AGENCY, agencies)
            .with(Dimension.PURPOSE, purposes);
    Map<Block, Assignment> blocks = new LinkedHashMap<>();
    for (String to : asking) {
      for (Values government : classes(Dimension.TO)) {
        if (government.members().contains(to)) {
          addAll(partial.with(Dimension.TO, government, to), blocks);
        }
      }
    }
    return blocks;
  }

  private List<Values> classes(Dimension dimension) {
    return classes.getOrDefault(dimension, List.of());
  }

  /// A scope filled in as far as it goes.
  private record Partial(BitSet matching, Map<Dimension, String> chosen) {
    Partial with(Dimension dimension, Values values) {
      return with(dimension, values, values.one());
    }

    Partial with(Dimension dimension, Values values, String value) {
      BitSet narrowed = (BitSet) matching.clone();
      narrowed.and(values.accepting());
      Map<Dimension, String> more = new EnumMap<>(Dimension.class);
      more.putAll(chosen);
      more.put(dimension, value);
      return new Partial(narrowed, more);
    }
  }

  /// A block, and the values of the inner dimensions it was met under.
  private record Placed(Block block, Map<Dimension, String> inner) {}

  private void addAll(Partial outer, Map<Block, Assignment> blocks) {
    String to = outer.chosen().getOrDefault(Dimension.TO, "");
    List<Placed> all =
        placed.computeIfAbsent(key(outer.matching(), outer.chosen(), to), ignored -> place(outer));
    for (Placed one : all) {
      Map<Dimension, String> chosen = new EnumMap<>(Dimension.class);
      chosen.putAll(outer.chosen());
      chosen.putAll(one.inner());
      blocks.putIfAbsent(one.block(), new Assignment(chosen, usual.loose(), usual.at()));
    }
  }

  private List<Placed> place(Partial outer) {
    Map<ScopeKey, Partial> partials = new LinkedHashMap<>();
    partials.put(key(outer.matching(), outer.chosen(), ""), outer);
    for (Dimension dimension : INNER) {
      Map<ScopeKey, Partial> longer = new LinkedHashMap<>();
      for (Partial partial : partials.values()) {
        for (Values values : classes(dimension)) {
          if (dimension != Dimension.FROM) {
            Partial next = partial.with(dimension, values);
            longer.putIfAbsent(key(next.matching(), next.chosen(), ""), next);
          } else if (isOther(partial, values)) {
            String other =
                values.members().stream()
                    .filter(member -> !member.equals(partial.chosen().get(Dimension.TO)))
                    .findFirst()
                    .orElse(values.one());
            Partial next = partial.with(dimension, values, other);
            longer.putIfAbsent(key(next.matching(), next.chosen(), ""), next);
          }
        }
      }
      partials = longer;
    }
    List<Placed> found = new ArrayList<>();
    partials.forEach((key, partial) -> {
      Map<Dimension, String> inner = new EnumMap<>(Dimension.class);
      INNER.forEach(
          dimension -> inner.put(dimension, partial.chosen().getOrDefault(dimension, "")));
      found.add(new Placed(known.computeIfAbsent(key, ignored -> block(partial)), inner));
    });
    return found;
  }

  /// Whether somebody else than the government that asks is in the class, or nobody else exists.
  private boolean isOther(Partial partial, Values governments) {
    boolean isAlone =
        classes(Dimension.TO).stream().mapToInt(values -> values.members().size()).sum() == 1;
    return isAlone
        || governments.members().stream()
            .anyMatch(member -> !member.equals(partial.chosen().get(Dimension.TO)));
  }

  /// What a partial scope is told from others by: the subjects it matches, the values that their
  /// conditions read or their obligations depend on, and whether a policy does not know one.
  ///
  /// @param to the government that asks where it is still open who is asked; else empty
  private record ScopeKey(
      BitSet matching, Map<Dimension, String> read, List<Boolean> undeclared, String to) {}

  private ScopeKey key(BitSet matching, Map<Dimension, String> chosen, String to) {
    Map<Dimension, String> read = new EnumMap<>(Dimension.class);
    chosen.forEach((dimension, value) -> {
      if (readers.any(matching, dimension)) {
        read.put(dimension, value);
      }
    });
    return new ScopeKey(matching, read, undeclared(chosen), to);
  }

  /// For each policy whether some value is none its manifest declares. One alone declares them all.
  private List<Boolean> undeclared(Map<Dimension, String> chosen) {
    return sides.size() == 1
        ? List.of()
        : sides.stream().map(side -> undeclared(side.manifest(), chosen)).toList();
  }

  /// Whether some value is none the manifest declares, or the agency is another government's.
  private static boolean undeclared(Manifest manifest, Map<Dimension, String> chosen) {
    boolean isAnothers =
        !manifest.hasAgency(
            chosen.getOrDefault(Dimension.TO, ""), chosen.getOrDefault(Dimension.AGENCY, ""));
    return isAnothers
        || chosen.entrySet().stream()
            .anyMatch(entry ->
                entry.getKey() != Dimension.FIELD
                    && !manifest.declares(entry.getKey().domain(), entry.getValue()));
  }

  private Block block(Partial partial) {
    Assignment fixed = new Assignment(partial.chosen(), usual.loose(), usual.at());
    return joining.block(partial.matching(), fixed, undeclared(partial.chosen()));
  }

  private Map<Attribute, Optional<Object>> usualValues() {
    Map<Attribute, Optional<Object>> values = new EnumMap<>(Attribute.class);
    for (Attribute attribute : Attribute.values()) {
      List<String> declared =
          sides.get(0).manifest().valuesOf(attribute.domain()).stream()
              .filter(value ->
                  sides.stream()
                      .allMatch(side -> side.manifest().declares(attribute.domain(), value)))
              .toList();
      if (Dimension.reading(attribute).isEmpty() && !declared.isEmpty()) {
        boolean isHighest = attribute == Attribute.REQUESTER_CLEARANCE;
        values.put(attribute, Optional.of(declared.get(isHighest ? declared.size() - 1 : 0)));
      }
    }
    values.put(Attribute.RECORD_CATEGORY, Optional.empty());
    return values;
  }
}
