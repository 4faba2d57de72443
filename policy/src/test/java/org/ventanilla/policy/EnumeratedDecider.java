package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Decides by looking the facts up among all situations there are. Facts whose situation is not
/// among them show that they are not all. Rules that are outweighed are forgotten, as they are
/// there.
final class EnumeratedDecider {
  private final Policy policy;
  private final List<Subject> subjects;
  private final Outweighed outweighed;
  private final Map<List<Object>, NaiveDecider.Outcome> decisions = new HashMap<>();

  EnumeratedDecider(Policy policy) {
    this.policy = policy;
    this.subjects = Subject.of(List.of(policy));
    this.outweighed = new Outweighed(subjects, 1);
    new Situations(List.of(policy), Sample.AT)
        .forEach((categories, agencies, purposes, blocks) ->
            blocks
                .keySet()
                .forEach(block ->
                    block
                        .situations()
                        .forEach(situation ->
                            decisions.put(
                                key(
                                    situation.matched(),
                                    !situation.failing().isEmpty(),
                                    block.fixed().facts().field().path()),
                                outcome(
                                    situation.decision(),
                                    dependsOnField(situation.matched()),
                                    block.fixed().facts().field().path())))));
  }

  /// A decision without the rules it rests on, and without the name of the field itself.
  static NaiveDecider.Outcome outcome(FieldDecision decision, boolean isAboutPart, String field) {
    NaiveDecider.Outcome outcome = NaiveDecider.Outcome.of(decision);
    return new NaiveDecider.Outcome(
        outcome.effect(),
        outcome.ground(),
        List.of(),
        List.of(),
        List.of(),
        outcome.obligations().stream()
            .map(obligation ->
                obligation instanceof Obligation.Redact redact
                        && (!isAboutPart || field.equals(redact.path()))
                    ? new Obligation.Redact(null, redact.keep())
                    : obligation)
            .collect(Collectors.toUnmodifiableSet()));
  }

  NaiveDecider.Outcome decide(Facts facts) {
    BitSet matched = new BitSet();
    boolean failing = false;
    for (Subject subject : subjects) {
      if (subject.scope().missed(facts).isEmpty()) {
        switch (subject.verdict(facts)) {
          case HOLDS -> matched.set(subject.place());
          case ERROR -> failing = true;
          case FAILS -> {}
        }
      }
    }
    BitSet rest = (BitSet) matched.clone();
    outweighed.forget(rest);
    NaiveDecider.Outcome decision = null;
    for (BitSet rules : failing ? List.of(new BitSet()) : List.of(rest, matched)) {
      for (String field : standIns(facts.field().path())) {
        decision = decision == null ? decisions.get(key(rules, failing, field)) : decision;
      }
    }
    if (decision == null) {
      throw new AssertionError("not enumerated: " + matched + (failing ? " failing" : ""));
    }
    return decision;
  }

  /// A field, or what stands for those that no rule names: first the nearest part of the record
  /// that one names, then everything.
  private static List<String> standIns(String path) {
    List<String> standIns = new ArrayList<>(List.of(path));
    for (int end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
      standIns.add(path.substring(0, end) + "." + ValueClasses.OTHER_FIELD);
    }
    standIns.add(ValueClasses.OTHER_FIELD);
    return standIns;
  }

  private List<Object> key(BitSet matched, boolean failing, String field) {
    return List.of(matched, failing, failing || !dependsOnField(matched) ? "" : field);
  }

  boolean dependsOnField(FieldDecision decision) {
    return policy.rules().stream()
        .filter(rule -> decision.trace().matched().contains(rule.id()))
        .anyMatch(EnumeratedDecider::isAboutPart);
  }

  private boolean dependsOnField(BitSet matched) {
    return matched.stream().mapToObj(policy.rules()::get).anyMatch(EnumeratedDecider::isAboutPart);
  }

  private static boolean isAboutPart(Rule rule) {
    return rule.obligations().stream()
        .anyMatch(
            obligation -> obligation instanceof Obligation.Change change && change.path() != null);
  }
}
