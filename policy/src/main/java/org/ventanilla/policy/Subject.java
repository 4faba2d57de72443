package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can tell one situation from another: a rule of one of the policies looked at, or an
/// invariant.
///
/// @param side which policy, from 0
/// @param place the rule's or invariant's number in its policy
/// @param rule `null` for an invariant
record Subject(
    int side, int place, @Nullable Rule rule, Scope scope, Condition condition, Validity validity) {

  /// All of some policies, rule by rule, then invariant by invariant.
  static List<Subject> of(List<Policy> sides) {
    List<Subject> subjects = new ArrayList<>();
    for (int side = 0; side < sides.size(); side++) {
      List<Rule> rules = sides.get(side).rules();
      for (int i = 0; i < rules.size(); i++) {
        Rule rule = rules.get(i);
        subjects.add(new Subject(side, i, rule, rule.scope(), rule.condition(), rule.validity()));
      }
      List<Invariant> invariants = sides.get(side).invariants();
      for (int i = 0; i < invariants.size(); i++) {
        Invariant invariant = invariants.get(i);
        subjects.add(
            new Subject(side, i, null, invariant.where(), invariant.when(), Validity.ALWAYS));
      }
    }
    return subjects;
  }

  /// The places of a policy's rules among some subjects.
  static List<Integer> rules(List<Subject> subjects, int side, BitSet some) {
    List<Integer> rules = new ArrayList<>();
    for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
      if (subjects.get(i).side() == side && !subjects.get(i).isInvariant()) {
        rules.add(subjects.get(i).place());
      }
    }
    return rules;
  }

  boolean isInvariant() {
    return rule == null;
  }

  boolean isTimed() {
    return !validity.equals(Validity.ALWAYS)
        || condition.tables().stream().anyMatch(table -> !table.validity().equals(Validity.ALWAYS));
  }

  List<Validity> validities() {
    List<Validity> validities = new ArrayList<>(List.of(validity));
    condition.tables().forEach(table -> validities.add(table.validity()));
    return validities;
  }

  /// The attributes its condition reads that are no dimension of a scope.
  Set<Attribute> loose() {
    Set<Attribute> loose = EnumSet.noneOf(Attribute.class);
    condition.reads().stream()
        .filter(attribute -> Dimension.reading(attribute).isEmpty())
        .forEach(loose::add);
    return loose;
  }

  /// The dimensions its condition reads.
  Set<Dimension> fixed() {
    Set<Dimension> fixed = EnumSet.noneOf(Dimension.class);
    condition.reads().forEach(attribute -> Dimension.reading(attribute).ifPresent(fixed::add));
    return fixed;
  }

  /// What its condition says of the facts. Out of its time a rule says nothing, like one whose
  /// condition does not hold.
  Condition.Verdict verdict(Facts facts) {
    return validity.holdsAt(facts.request().at())
        ? condition.evaluate(Evaluation.unlimited(facts))
        : Condition.Verdict.FAILS;
  }

  /// The dimensions its condition reads or its obligations depend on.
  Set<Dimension> reads() {
    Set<Dimension> read = fixed();
    if (isAboutPart()) {
      read.add(Dimension.FIELD);
    }
    return read;
  }

  private boolean isAboutPart() {
    return rule != null
        && rule.obligations().stream()
            .anyMatch(obligation ->
                obligation instanceof Obligation.Change change && change.path() != null);
  }
}
