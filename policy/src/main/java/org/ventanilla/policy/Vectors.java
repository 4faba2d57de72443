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
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// All that some conditions can say together. Conditions that share no attribute say what they say
/// independently of each other, so each group that shares some is looked at by itself: every
/// combination of the values its attributes can have, and of the times at which something changes.
///
/// A condition that does more with a free attribute than compare it with given texts is open: what
/// it says is tried with sample values, and besides assumed to be anything.
///
/// Of requesters' roles every set of those that conditions name is tried, with another one beside
/// them and without.
final class Vectors {
  static final int MAX_COMBINATIONS = 500_000;
  static final int MAX_OPEN = 8;

  /// Most conditions that are asked, all told.
  static final long MAX_LOOKED = 2_000_000;

  private static final int MAX_ROLES = 8;
  private static final String OTHER = "any-other-text";

  private final List<Policy> sides;
  private final List<Subject> subjects;
  private final List<ZonedDateTime> times;
  private final Map<List<Object>, List<Vector>> known = new ConcurrentHashMap<>();
  private final BitSet holding = new BitSet();
  private final BitSet failing = new BitSet();
  private final AtomicLong looked = new AtomicLong();

  Vectors(List<Policy> sides, List<Subject> subjects, List<ZonedDateTime> times) {
    this.sides = sides;
    this.subjects = subjects;
    this.times = times;
  }

  /// What a group says in one combination of values.
  ///
  /// @param matched the rules that apply and the invariants that are about it, by subject
  /// @param failing the policies of which a rule cannot be evaluated; what else they say then does
  ///   not count
  /// @param assumed the subjects, where it is only assumed that they can say this together
  /// @param silent those of them that say nothing then because their time is another
  record Vector(
      BitSet matched,
      BitSet failing,
      Map<Attribute, Optional<Object>> loose,
      ZonedDateTime at,
      boolean isTimed,
      Set<Integer> assumed,
      BitSet silent) {
    boolean isShown() {
      return assumed.isEmpty();
    }
  }

  /// Subjects whose conditions share attributes.
  record Group(List<Integer> subjects, Set<Attribute> loose, boolean isTimed) {}

  /// There are more combinations than are looked at.
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super("more combinations of attributes than are looked at");
    }
  }

  List<Group> groups(List<Integer> matching) {
    List<Group> groups = new ArrayList<>();
    for (int subject : matching) {
      Set<Attribute> loose = subjects.get(subject).loose();
      boolean isTimed = subjects.get(subject).isTimed();
      List<Integer> members = new ArrayList<>(List.of(subject));
      for (Group other : List.copyOf(groups)) {
        boolean shares = other.loose().stream().anyMatch(loose::contains);
        if (shares || (isTimed && other.isTimed())) {
          groups.remove(other);
          loose.addAll(other.loose());
          isTimed |= other.isTimed();
          members.addAll(other.subjects());
        }
      }
      members.sort(null);
      groups.add(new Group(members, loose, isTimed));
    }
    return groups;
  }

  List<Vector> of(Group group, Assignment fixed) {
    Set<Dimension> read = EnumSet.noneOf(Dimension.class);
    group.subjects().forEach(subject -> read.addAll(subjects.get(subject).fixed()));
    List<Object> key = new ArrayList<>(group.subjects());
    read.forEach(dimension -> key.add(fixed.dimensions().get(dimension)));
    return known.computeIfAbsent(key, ignored -> tried(group, fixed));
  }

  private List<Vector> tried(Group group, Assignment fixed) {
    Set<Integer> open = open(group);
    List<Map<Attribute, Optional<Object>>> combinations = combinations(group);
    List<ZonedDateTime> moments = group.isTimed() ? times : times.subList(0, 1);
    long toLookAt = (long) combinations.size() * moments.size();
    if (toLookAt > MAX_COMBINATIONS
        || open.size() > MAX_OPEN
        || looked.addAndGet((toLookAt * group.subjects().size()) << open.size()) > MAX_LOOKED) {
      throw new TooMany();
    }
    Map<List<BitSet>, Vector> vectors = new LinkedHashMap<>();
    List<Said> tried = new ArrayList<>();
    BitSet held = new BitSet(subjects.size());
    BitSet failed = new BitSet(subjects.size());
    for (ZonedDateTime at : moments) {
      for (Map<Attribute, Optional<Object>> combination : combinations) {
        Said said = said(group, combination, fixed.with(combination, at).facts());
        held.or(said.holding());
        failed.or(said.failing());
        if (!open.isEmpty()) {
          tried.add(said);
        }
        Vector vector = vector(group, said);
        vectors.putIfAbsent(List.of(vector.matched(), vector.failing(), vector.silent()), vector);
      }
    }
    tried.forEach(said -> assume(group, open, said, vectors, held));
    synchronized (holding) {
      holding.or(held);
      failing.or(failed);
    }
    return List.copyOf(vectors.values());
  }

  /// What each condition says of some values.
  ///
  /// @param holding those that hold
  /// @param failing those that cannot be evaluated
  /// @param undeclared the policies that do not know one of the values
  private record Said(
      Map<Attribute, Optional<Object>> combination,
      ZonedDateTime at,
      BitSet holding,
      BitSet failing,
      BitSet undeclared) {}

  private Said said(Group group, Map<Attribute, Optional<Object>> combination, Facts facts) {
    BitSet holding = new BitSet(subjects.size());
    BitSet failing = new BitSet(subjects.size());
    BitSet undeclared = new BitSet(sides.size());
    for (int side = 0; side < sides.size(); side++) {
      undeclared.set(side, isUndeclared(sides.get(side).manifest(), combination));
    }
    for (int i : group.subjects()) {
      Condition.Verdict verdict = subjects.get(i).verdict(facts);
      holding.set(i, verdict == Condition.Verdict.HOLDS);
      failing.set(i, verdict == Condition.Verdict.ERROR);
    }
    return new Said(combination, facts.request().at(), holding, failing, undeclared);
  }

  private Vector vector(Group group, Said said) {
    return vector(group, said, said.holding(), said.failing(), Set.of(), new BitSet());
  }

  /// @param holding by subject
  /// @param failing by subject
  private Vector vector(
      Group group, Said said, BitSet holding, BitSet failing, Set<Integer> assumed, BitSet silent) {
    BitSet matched = (BitSet) holding.clone();
    BitSet sidesFailing = (BitSet) said.undeclared().clone();
    for (int i = failing.nextSetBit(0); i >= 0; i = failing.nextSetBit(i + 1)) {
      if (subjects.get(i).isInvariant()) {
        // An invariant that cannot be told not to be about it is taken to be.
        matched.set(i);
      } else {
        sidesFailing.set(subjects.get(i).side());
      }
    }
    for (int i : group.subjects()) {
      if (sidesFailing.get(subjects.get(i).side()) && !subjects.get(i).isInvariant()) {
        matched.clear(i);
      }
    }
    return new Vector(
        matched, sidesFailing, said.combination(), said.at(), group.isTimed(), assumed, silent);
  }

  private static boolean isUndeclared(
      Manifest manifest, Map<Attribute, Optional<Object>> combination) {
    return combination.entrySet().stream()
        .anyMatch(entry ->
            entry.getKey().domain().isDeclared()
                && entry.getValue().isPresent()
                && !manifest.declares(
                    entry.getKey().domain(), String.valueOf(entry.getValue().get())));
  }

  /// The subjects whose condition holds in some combination looked at.
  BitSet holding() {
    synchronized (holding) {
      return (BitSet) holding.clone();
    }
  }

  /// The subjects whose condition cannot be evaluated in some combination looked at.
  BitSet failing() {
    synchronized (holding) {
      return (BitSet) failing.clone();
    }
  }

  /// The subjects that are open, and those that read a free attribute that an open one reads.
  private Set<Integer> open(Group group) {
    Set<Attribute> free = EnumSet.noneOf(Attribute.class);
    for (int subject : group.subjects()) {
      free.addAll(subjects.get(subject).condition().open());
    }
    Set<Integer> open = new TreeSet<>();
    for (int subject : group.subjects()) {
      if (subjects.get(subject).condition().reads().stream().anyMatch(free::contains)) {
        open.add(subject);
      }
    }
    return open;
  }

  /// Adds what the open conditions might say besides, the others saying what they say. That some
  /// value makes an open condition fail does not tell that every other does. Whether a rule says
  /// nothing because of its time or of its condition makes a difference: only the latter keeps
  /// others from saying something.
  ///
  /// @param held gets the subjects whose conditions might hold
  private void assume(
      Group group, Set<Integer> open, Said said, Map<List<BitSet>, Vector> vectors, BitSet held) {
    BitSet silent = new BitSet();
    for (int subject : group.subjects()) {
      silent.set(subject, !subjects.get(subject).validity().holdsAt(said.at()));
    }
    BitSet failing = (BitSet) said.failing().clone();
    open.forEach(failing::clear);
    List<Integer> places = List.copyOf(open);
    for (int bits = 0; bits < 1 << places.size(); bits++) {
      BitSet holding = (BitSet) said.holding().clone();
      for (int k = 0; k < places.size(); k++) {
        holding.set(places.get(k), (bits >> k & 1) == 1);
      }
      if (holding.intersects(silent) || !agree(places, holding, silent)) {
        continue;
      }
      held.or(holding);
      Vector assumed = vector(group, said, holding, failing, Set.copyOf(group.subjects()), silent);
      Vector known = vectors.get(List.of(assumed.matched(), assumed.failing(), new BitSet()));
      if (known == null || !known.isShown()) {
        vectors.putIfAbsent(List.of(assumed.matched(), assumed.failing(), silent), assumed);
      }
    }
  }

  /// Whether conditions that are the same say the same, as in two versions of a policy.
  private boolean agree(List<Integer> open, BitSet holding, BitSet silent) {
    for (int one : open) {
      for (int other : open) {
        if (one < other
            && holding.get(one) != holding.get(other)
            && !silent.get(one)
            && !silent.get(other)
            && areSame(subjects.get(one), subjects.get(other))) {
          return false;
        }
      }
    }
    return true;
  }

  /// Where levels stand in another order the same text says something else.
  private boolean areSame(Subject one, Subject other) {
    Manifest left = sides.get(one.side()).manifest();
    Manifest right = sides.get(other.side()).manifest();
    return one.condition().isSame(other.condition())
        && Manifest.ordered().stream()
            .allMatch(domain -> left.valuesOf(domain).equals(right.valuesOf(domain)));
  }

  private List<Map<Attribute, Optional<Object>>> combinations(Group group) {
    List<Map<Attribute, Optional<Object>>> combinations = new ArrayList<>();
    combinations.add(Map.of());
    for (Attribute attribute : group.loose()) {
      List<Optional<Object>> values = values(attribute, group);
      if ((long) combinations.size() * values.size() > MAX_COMBINATIONS) {
        throw new TooMany();
      }
      List<Map<Attribute, Optional<Object>>> longer = new ArrayList<>();
      for (Map<Attribute, Optional<Object>> combination : combinations) {
        for (Optional<Object> value : values) {
          Map<Attribute, Optional<Object>> more = new EnumMap<>(Attribute.class);
          more.putAll(combination);
          more.put(attribute, value);
          longer.add(more);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  /// Every value an attribute can have; of a free one those that conditions name, and another.
  private List<Optional<Object>> values(Attribute attribute, Group group) {
    List<Optional<Object>> values = new ArrayList<>();
    switch (attribute.domain()) {
      case FLAG -> values.addAll(List.of(Optional.of(false), Optional.of(true)));
      case ROLES -> {
        Set<String> roles = texts(attribute, group);
        if (roles.size() > MAX_ROLES) {
          throw new TooMany();
        }
        roles.add(otherThan(roles));
        subsets(List.copyOf(roles)).forEach(some -> values.add(Optional.of(some)));
      }
      case FREE -> {
        Set<String> texts = texts(attribute, group);
        texts.forEach(text -> values.add(Optional.of(text)));
        values.add(Optional.of(otherThan(texts)));
        values.add(Optional.empty());
      }
      default -> {
        Set<String> declared = new TreeSet<>();
        sides.forEach(side -> declared.addAll(side.manifest().valuesOf(attribute.domain())));
        declared.forEach(value -> values.add(Optional.of(value)));
        values.add(Optional.empty());
      }
    }
    return values;
  }

  /// The texts the group's conditions compare it with.
  private Set<String> texts(Attribute attribute, Group group) {
    Set<String> texts = new TreeSet<>();
    for (int subject : group.subjects()) {
      texts.addAll(subjects.get(subject).condition().compared().getOrDefault(attribute, Set.of()));
    }
    return texts;
  }

  private static String otherThan(Set<String> texts) {
    String other = OTHER;
    while (texts.contains(other)) {
      other += "-";
    }
    return other;
  }

  private static List<List<String>> subsets(List<String> texts) {
    List<List<String>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << texts.size(); bits++) {
      List<String> subset = new ArrayList<>();
      for (int k = 0; k < texts.size(); k++) {
        if ((bits >> k & 1) == 1) {
          subset.add(texts.get(k));
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }
}
