package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What comes about under one scope: joins what each group of conditions can say, and decides each
/// of what they say together. Safe for many threads.
final class Joining {
  private static final int MAX_SITUATIONS = 20_000;

  /// Most pairs of what two groups say that are joined, all told.
  private static final long MAX_JOINED = 20_000_000;

  private final List<Policy> sides;
  private final List<Subject> subjects;
  private final Vectors vectors;
  private final Readers readers;
  private final Outweighed outweighed;
  private final BitSet rules;
  private final Map<DecisionKey, Situation.Decided> decided = new ConcurrentHashMap<>();
  private final AtomicLong joined = new AtomicLong();

  Joining(List<Policy> sides, List<Subject> subjects, Vectors vectors, Readers readers) {
    this.sides = sides;
    this.subjects = subjects;
    this.vectors = vectors;
    this.readers = readers;
    this.outweighed = new Outweighed(subjects, sides.size());
    this.rules = new BitSet(subjects.size());
    for (int i = 0; i < subjects.size(); i++) {
      rules.set(i, !subjects.get(i).isInvariant());
    }
  }

  /// @param matching the subjects whose scope it is
  /// @param fixed the values of the scope's dimensions, and usual ones of the others
  /// @param undeclared for each policy whether it does not know one of them
  Block block(BitSet matching, Assignment fixed, List<Boolean> undeclared) {
    List<List<Vectors.Vector>> groups =
        vectors.groups(matching.stream().boxed().toList()).stream()
            .map(group -> vectors.of(group, fixed))
            .toList();
    // What is assumed is put to a prover, which has to know all of it.
    boolean isShown = groups.stream().allMatch(Joining::isShown);
    Map<Said, List<Vectors.Vector>> said = new LinkedHashMap<>();
    said.put(
        new Said(new BitSet(subjects.size()), new BitSet(sides.size()), new BitSet()), List.of());
    for (List<Vectors.Vector> group : groups) {
      if (joined.addAndGet((long) said.size() * group.size()) > MAX_JOINED) {
        throw new Vectors.TooMany();
      }
      said = joined(said, group, isShown);
      if (said.size() > MAX_SITUATIONS) {
        throw new Vectors.TooMany();
      }
    }
    List<Situation> situations = new ArrayList<>(said.size());
    said.forEach((what, chosen) ->
        situations.add(
            new Situation(
                what.matched(), what.failing(), decided(what, chosen, fixed, undeclared), chosen)));
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

  private Situation.Decided decided(
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
        readers.any(applying, Dimension.FIELD)
            ? fixed.dimensions().getOrDefault(Dimension.FIELD, "")
            : "";
    DecisionKey key = new DecisionKey(applying, said.failing(), field, at, undeclared);
    Situation.Decided known = decided.get(key);
    if (known == null) {
      Facts facts = fixed.with(Map.of(), at).facts();
      List<FieldDecision> fresh = new ArrayList<>();
      for (int side = 0; side < sides.size(); side++) {
        Combiner combiner = sides.get(side).combiner();
        fresh.add(
            said.failing().get(side)
                ? combiner.failed()
                : combiner.combined(Subject.rules(subjects, side, applying), facts));
      }
      known = new Situation.Decided(facts.field().path(), fresh);
      decided.put(key, known);
    }
    return known;
  }
}
