package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.policy.ValueClasses.Values;

/// Every situation that the rules and invariants of some policies can tell from others, each once.
/// Exact but for conditions on free attributes that [Vectors] says are assumed.
///
/// Requests go from one government to another; where there is only one they stay in it.
final class Situations {
  static final int MAX_SITUATIONS = 20_000;
  private static final List<Dimension> INNER =
      List.of(Dimension.FROM, Dimension.KIND, Dimension.URGENCY, Dimension.HOLDER, Dimension.FIELD);

  private final List<Policy> sides;
  private final List<Subject> subjects;
  private final Map<Dimension, List<Values>> classes = new EnumMap<>(Dimension.class);
  private final Vectors vectors;
  private final Assignment usual;
  private final BitSet rules;
  private final Outweighed outweighed;
  private final Map<Dimension, BitSet> readers = new EnumMap<>(Dimension.class);
  private final Map<ScopeKey, List<Placed>> placed = new ConcurrentHashMap<>();
  private final Map<ScopeKey, Block> known = new ConcurrentHashMap<>();
  private final Map<DecisionKey, List<FieldDecision>> decided = new ConcurrentHashMap<>();

  /// @param now a moment to look at besides those at which something changes
  Situations(List<Policy> sides, ZonedDateTime now) {
    this.sides = List.copyOf(sides);
    this.subjects = Subject.of(this.sides);
    this.outweighed = new Outweighed(subjects, this.sides.size());
    this.rules = new BitSet(subjects.size());
    for (int i = 0; i < subjects.size(); i++) {
      rules.set(i, !subjects.get(i).isInvariant());
      for (Dimension dimension : reads(subjects.get(i))) {
        readers.computeIfAbsent(dimension, ignored -> new BitSet(subjects.size())).set(i);
      }
    }
    ValueClasses values = new ValueClasses(this.sides, subjects);
    for (Dimension dimension : Dimension.values()) {
      classes.put(dimension, values.of(dimension));
    }
    List<ZonedDateTime> times = Moments.of(subjects, now);
    this.vectors = new Vectors(this.sides, subjects, times);
    this.usual = new Assignment(Map.of(), usualValues(), times.get(0));
  }

  /// Situations that come about under the same scope. One is no other, whatever is in it.
  static final class Block {
    private final Assignment fixed;
    private final List<List<Vectors.Vector>> groups;
    private final List<Situation> situations;

    Block(Assignment fixed, List<List<Vectors.Vector>> groups, List<Situation> situations) {
      this.fixed = fixed;
      this.groups = groups;
      this.situations = situations;
    }

    /// Values of the scope's dimensions under which it comes about, and usual ones of the others.
    Assignment fixed() {
      return fixed;
    }

    /// What each group of conditions can say. Every combination can come about.
    List<List<Vectors.Vector>> groups() {
      return groups;
    }

    /// What comes about, without the rules that are outweighed.
    List<Situation> situations() {
      return situations;
    }
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
    Optional<String> to =
        sides.stream()
            .flatMap(side -> side.manifest().governmentOf(agencies.one()).stream())
            .findFirst();
    BitSet all = new BitSet(subjects.size());
    all.set(0, subjects.size());
    Partial partial =
        new Partial(all, Map.of())
            .with(Dimension.CATEGORY, categories)
            .with(Dimension.AGENCY, agencies)
            .with(Dimension.PURPOSE, purposes);
    Map<Block, Assignment> blocks = new LinkedHashMap<>();
    for (Values government : classes(Dimension.TO)) {
      if (to.isPresent() && government.members().contains(to.get())) {
        addAll(partial.with(Dimension.TO, government, to.get()), blocks);
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
      if (isReadBy(matching, dimension)) {
        read.put(dimension, value);
      }
    });
    return new ScopeKey(matching, read, undeclared(chosen), to);
  }

  /// Whether conditions of some subjects read the dimension, or their obligations depend on it.
  private boolean isReadBy(BitSet some, Dimension dimension) {
    BitSet reading = readers.get(dimension);
    return reading != null && reading.intersects(some);
  }

  /// For each policy whether some value is none its manifest declares. One alone declares them all.
  private List<Boolean> undeclared(Map<Dimension, String> chosen) {
    return sides.size() == 1
        ? List.of()
        : sides.stream().map(side -> undeclared(side.manifest(), chosen)).toList();
  }

  private static Set<Dimension> reads(Subject subject) {
    Set<Dimension> read = EnumSet.noneOf(Dimension.class);
    read.addAll(subject.fixed());
    if (isAboutPart(subject)) {
      read.add(Dimension.FIELD);
    }
    return read;
  }

  /// Whether some value is none the manifest declares.
  private static boolean undeclared(Manifest manifest, Map<Dimension, String> chosen) {
    return chosen.entrySet().stream()
        .anyMatch(entry ->
            entry.getKey() != Dimension.FIELD
                && !manifest.declares(entry.getKey().domain(), entry.getValue()));
  }

  private static boolean isAboutPart(Subject subject) {
    return subject.rule() != null
        && subject.rule().obligations().stream()
            .anyMatch(obligation ->
                obligation instanceof Obligation.Change change && change.path() != null);
  }

  private Block block(Partial partial) {
    Assignment fixed = new Assignment(partial.chosen(), usual.loose(), usual.at());
    List<Integer> matching = partial.matching().stream().boxed().toList();
    Map<Said, List<Vectors.Vector>> said = new LinkedHashMap<>();
    said.put(
        new Said(new BitSet(subjects.size()), new BitSet(sides.size()), new BitSet()), List.of());
    List<List<Vectors.Vector>> groups =
        vectors.groups(matching).stream().map(group -> vectors.of(group, fixed)).toList();
    // What is assumed is put to a prover, which has to know all of it.
    boolean isShown = groups.stream().allMatch(Situations::isShown);
    for (List<Vectors.Vector> group : groups) {
      said = joined(said, group, isShown);
      if (said.size() > MAX_SITUATIONS) {
        throw new Vectors.TooMany();
      }
    }
    List<Boolean> undeclared = undeclared(partial.chosen());
    List<Situation> situations = new ArrayList<>(said.size());
    said.forEach((what, vectors) ->
        situations.add(
            new Situation(
                what.matched(),
                what.failing(),
                decided(what, vectors, fixed, undeclared),
                vectors)));
    return new Block(fixed, groups, List.copyOf(situations));
  }

  /// What some groups of conditions say together: the rules that apply and the invariants that are
  /// about it, the policies that cannot decide, and what is only assumed to say nothing.
  private record Said(BitSet matched, BitSet failing, BitSet silent) {}

  /// What groups said so far, joined with what one more says. Most of it comes to the same soon.
  private Map<Said, List<Vectors.Vector>> joined(
      Map<Said, List<Vectors.Vector>> before, List<Vectors.Vector> more, boolean forgets) {
    Map<Said, List<Vectors.Vector>> joined = new LinkedHashMap<>();
    before.forEach((said, chosen) -> {
      for (Vectors.Vector vector : more) {
        Said both = both(said, vector);
        if (forgets) {
          outweighed.forget(both.matched());
        }
        List<Vectors.Vector> known = joined.get(both);
        // One that is shown is worth more than one that is assumed.
        if (known == null || (!isShown(known) && isShown(chosen) && vector.isShown())) {
          List<Vectors.Vector> longer = new ArrayList<>(chosen.size() + 1);
          longer.addAll(chosen);
          longer.add(vector);
          joined.put(both, longer);
        }
      }
    });
    return joined;
  }

  private static boolean isShown(List<Vectors.Vector> vectors) {
    return vectors.stream().allMatch(Vectors.Vector::isShown);
  }

  private Said both(Said said, Vectors.Vector vector) {
    BitSet matched = union(said.matched(), vector.matched());
    BitSet failing = union(said.failing(), vector.failing());
    for (int i = failing.isEmpty() ? -1 : matched.nextSetBit(0);
        i >= 0;
        i = matched.nextSetBit(i + 1)) {
      if (failing.get(subjects.get(i).side())) {
        matched.clear(i);
      }
    }
    return new Said(matched, failing, union(said.silent(), vector.silent()));
  }

  private static BitSet union(BitSet one, BitSet other) {
    BitSet union = (BitSet) one.clone();
    union.or(other);
    return union;
  }

  /// What a decision depends on.
  private record DecisionKey(
      BitSet rules, BitSet failing, String field, ZonedDateTime at, List<Boolean> undeclared) {}

  private List<FieldDecision> decided(
      Said said, List<Vectors.Vector> chosen, Assignment fixed, List<Boolean> undeclared) {
    ZonedDateTime at =
        chosen.stream()
            .filter(Vectors.Vector::isTimed)
            .map(Vectors.Vector::at)
            .findFirst()
            .orElse(fixed.at());
    BitSet applying = (BitSet) said.matched().clone();
    applying.and(rules);
    String field =
        isReadBy(applying, Dimension.FIELD)
            ? fixed.dimensions().getOrDefault(Dimension.FIELD, "")
            : "";
    DecisionKey key = new DecisionKey(applying, said.failing(), field, at, undeclared);
    List<FieldDecision> known = decided.get(key);
    if (known == null) {
      Facts facts = fixed.with(Map.of(), at).facts();
      List<FieldDecision> fresh = new ArrayList<>();
      for (int side = 0; side < sides.size(); side++) {
        Combiner combiner = sides.get(side).combiner();
        fresh.add(
            said.failing().get(side)
                ? combiner.failed()
                : combiner.combined(rules(side, applying), facts));
      }
      known = List.copyOf(fresh);
      decided.put(key, known);
    }
    return known;
  }

  /// The places of a policy's rules among some subjects.
  List<Integer> rules(int side, BitSet some) {
    List<Integer> rules = new ArrayList<>();
    for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
      if (subjects.get(i).side() == side && !subjects.get(i).isInvariant()) {
        rules.add(subjects.get(i).place());
      }
    }
    return rules;
  }

  private Map<Attribute, Optional<Object>> usualValues() {
    Map<Attribute, Optional<Object>> values = new EnumMap<>(Attribute.class);
    Manifest manifest = sides.get(0).manifest();
    for (Attribute attribute : Attribute.values()) {
      List<String> declared = manifest.valuesOf(attribute.domain());
      if (Dimension.reading(attribute).isEmpty() && !declared.isEmpty()) {
        boolean isHighest = attribute == Attribute.REQUESTER_CLEARANCE;
        values.put(attribute, Optional.of(declared.get(isHighest ? declared.size() - 1 : 0)));
      }
    }
    values.put(Attribute.RECORD_CATEGORY, Optional.empty());
    return values;
  }
}
