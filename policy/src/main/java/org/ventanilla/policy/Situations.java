package org.ventanilla.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private final List<Set<Dimension>> reads;
  private final Map<List<Object>, Block> known = new HashMap<>();
  private final Map<List<Object>, List<FieldDecision>> decided = new HashMap<>();

  /// @param now a moment to look at besides those at which something changes
  Situations(List<Policy> sides, ZonedDateTime now) {
    this.sides = List.copyOf(sides);
    this.subjects = Subject.of(this.sides);
    this.reads = subjects.stream().map(Situations::reads).toList();
    ValueClasses values = new ValueClasses(this.sides, subjects);
    for (Dimension dimension : Dimension.values()) {
      classes.put(dimension, values.of(dimension));
    }
    List<ZonedDateTime> times = times(subjects, now);
    this.vectors = new Vectors(this.sides, subjects, times);
    this.usual = new Assignment(Map.of(), usualValues(), times.get(0));
  }

  /// Situations that come about under the same scope. One is no other, whatever is in it.
  static final class Block {
    private final Assignment fixed;
    private final List<Situation> situations;

    Block(Assignment fixed, List<Situation> situations) {
      this.fixed = fixed;
      this.situations = situations;
    }

    /// The values of the scope's dimensions, and usual ones of the others.
    Assignment fixed() {
      return fixed;
    }

    List<Situation> situations() {
      return situations;
    }

    Assignment example(Situation situation) {
      return situation.example(fixed);
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

  void forEach(Visitor visitor) {
    BitSet all = new BitSet(subjects.size());
    all.set(0, subjects.size());
    for (Values categories : classes(Dimension.CATEGORY)) {
      for (Values agencies : classes(Dimension.AGENCY)) {
        for (Values purposes : classes(Dimension.PURPOSE)) {
          Optional<String> to =
              sides.stream()
                  .flatMap(side -> side.manifest().governmentOf(agencies.one()).stream())
                  .findFirst();
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
          visitor.visit(categories, agencies, purposes, blocks);
        }
      }
    }
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

  private void addAll(Partial outer, Map<Block, Assignment> blocks) {
    Map<List<Object>, Partial> partials = new LinkedHashMap<>();
    partials.put(List.of(), outer);
    for (Dimension dimension : INNER) {
      Map<List<Object>, Partial> longer = new LinkedHashMap<>();
      for (Partial partial : partials.values()) {
        for (Values values : classes(dimension)) {
          String value = values.one();
          if (dimension == Dimension.FROM && !isOther(partial, values)) {
            continue;
          }
          if (dimension == Dimension.FROM) {
            value =
                values.members().stream()
                    .filter(member -> !member.equals(partial.chosen().get(Dimension.TO)))
                    .findFirst()
                    .orElse(value);
          }
          Partial next = partial.with(dimension, values, value);
          longer.putIfAbsent(key(next), next);
        }
      }
      partials = longer;
    }
    partials.forEach((key, partial) -> {
      Block block = known.get(key);
      if (block == null) {
        block = block(partial);
        known.put(key, block);
      }
      blocks.putIfAbsent(block, new Assignment(partial.chosen(), usual.loose(), usual.at()));
    });
  }

  /// Whether somebody else than the government that asks is in the class, or nobody else exists.
  private boolean isOther(Partial partial, Values governments) {
    boolean isAlone =
        classes(Dimension.TO).stream().mapToInt(values -> values.members().size()).sum() == 1;
    return isAlone
        || governments.members().stream()
            .anyMatch(member -> !member.equals(partial.chosen().get(Dimension.TO)));
  }

  /// What a partial scope is told from others by: the subjects it matches, and the values that
  /// their conditions read or their obligations depend on.
  private List<Object> key(Partial partial) {
    List<Object> key = new ArrayList<>();
    key.add(partial.matching());
    Set<Dimension> read = readBy(partial.matching());
    partial
        .chosen()
        .forEach((dimension, value) -> {
          if (read.contains(dimension)) {
            key.add(dimension);
            key.add(value);
          }
        });
    for (int side = 1; side < sides.size(); side++) {
      key.add(undeclared(sides.get(side - 1).manifest(), partial.chosen()));
      key.add(undeclared(sides.get(side).manifest(), partial.chosen()));
    }
    return key;
  }

  /// The dimensions that subjects' conditions read or their obligations depend on.
  private Set<Dimension> readBy(BitSet some) {
    Set<Dimension> read = EnumSet.noneOf(Dimension.class);
    for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
      read.addAll(reads.get(i));
    }
    return read;
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
    List<List<Vectors.Vector>> choices =
        vectors.groups(matching).stream().map(group -> vectors.of(group, fixed)).toList();
    long count = 1;
    for (List<Vectors.Vector> choice : choices) {
      count *= choice.size();
      if (count > MAX_SITUATIONS) {
        throw new Vectors.TooMany();
      }
    }
    Map<List<BitSet>, Situation> situations = new LinkedHashMap<>();
    for (long number = 0; number < count; number++) {
      List<Vectors.Vector> chosen = new ArrayList<>(choices.size());
      long rest = number;
      for (List<Vectors.Vector> choice : choices) {
        chosen.add(choice.get((int) (rest % choice.size())));
        rest /= choice.size();
      }
      add(chosen, fixed, situations);
    }
    return new Block(fixed, List.copyOf(situations.values()));
  }

  private void add(
      List<Vectors.Vector> chosen, Assignment fixed, Map<List<BitSet>, Situation> situations) {
    BitSet matched = new BitSet(subjects.size());
    BitSet failing = new BitSet(sides.size());
    chosen.forEach(vector -> {
      matched.or(vector.matched());
      failing.or(vector.failing());
    });
    for (int i = matched.nextSetBit(0); i >= 0; i = matched.nextSetBit(i + 1)) {
      if (failing.get(subjects.get(i).side())) {
        matched.clear(i);
      }
    }
    List<BitSet> key = List.of(matched, failing);
    Situation before = situations.get(key);
    Situation situation =
        new Situation(matched, failing, decided(matched, failing, chosen, fixed), chosen);
    // One that is shown is worth more than one that is assumed.
    if (before == null || (!before.isShown() && situation.isShown())) {
      situations.put(key, situation);
    }
  }

  private List<FieldDecision> decided(
      BitSet matched, BitSet failing, List<Vectors.Vector> chosen, Assignment fixed) {
    ZonedDateTime at =
        chosen.stream()
            .filter(Vectors.Vector::isTimed)
            .map(Vectors.Vector::at)
            .findFirst()
            .orElse(fixed.at());
    List<Object> key = new ArrayList<>();
    key.add(matched);
    boolean isAboutField = readBy(matched).contains(Dimension.FIELD);
    key.add(isAboutField ? fixed.dimensions().getOrDefault(Dimension.FIELD, "") : "");
    sides.forEach(side -> key.add(undeclared(side.manifest(), fixed.dimensions())));
    key.add(failing);
    key.add(at);
    List<FieldDecision> known = decided.get(key);
    if (known == null) {
      Facts facts = fixed.with(Map.of(), at).facts();
      List<FieldDecision> fresh = new ArrayList<>();
      for (int side = 0; side < sides.size(); side++) {
        Combiner combiner = sides.get(side).combiner();
        fresh.add(
            failing.get(side) ? combiner.failed() : combiner.combined(rules(side, matched), facts));
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

  /// Now, and around every moment at which a rule or a table begins or ends.
  private static List<ZonedDateTime> times(List<Subject> subjects, ZonedDateTime now) {
    TreeSet<Instant> moments = new TreeSet<>();
    for (Subject subject : subjects) {
      for (Validity validity : subject.validities()) {
        Optional.ofNullable(validity.from()).ifPresent(limit -> add(limit, moments));
        Optional.ofNullable(validity.until()).ifPresent(limit -> add(limit, moments));
      }
    }
    List<ZonedDateTime> times = new ArrayList<>(List.of(now));
    moments.forEach(moment -> times.add(moment.atZone(ZoneOffset.UTC)));
    return times;
  }

  private static void add(Validity.Limit limit, Set<Instant> moments) {
    switch (limit) {
      case Validity.Limit.Day(LocalDate day) -> {
        for (int offset = -1; offset <= 1; offset++) {
          moments.add(day.plusDays(offset).atTime(12, 0).toInstant(ZoneOffset.UTC));
        }
      }
      case Validity.Limit.Moment(Instant moment) -> {
        moments.add(moment.minusSeconds(1));
        moments.add(moment);
        moments.add(moment.plusSeconds(1));
      }
    }
  }
}
