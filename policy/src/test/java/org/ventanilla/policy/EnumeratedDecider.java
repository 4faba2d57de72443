package org.ventanilla.policy;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Decides by looking the facts up among all situations there are. Facts whose situation is not
/// among them show that they are not all.
final class EnumeratedDecider {
  private final Policy policy;
  private final Map<List<Object>, NaiveDecider.Outcome> decisions = new HashMap<>();

  EnumeratedDecider(Policy policy) {
    this.policy = policy;
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
                                    situation.decision(), dependsOnField(situation.matched()))))));
  }

  /// A decision without the rules it rests on, and without the name of the field where no rule
  /// names it.
  static NaiveDecider.Outcome outcome(FieldDecision decision, boolean isAboutPart) {
    NaiveDecider.Outcome outcome = NaiveDecider.Outcome.of(decision);
    return new NaiveDecider.Outcome(
        outcome.effect(),
        outcome.ground(),
        List.of(),
        List.of(),
        List.of(),
        outcome.obligations().stream()
            .map(obligation ->
                obligation instanceof Obligation.Redact redact && !isAboutPart
                    ? new Obligation.Redact(null, redact.keep())
                    : obligation)
            .collect(Collectors.toUnmodifiableSet()));
  }

  NaiveDecider.Outcome decide(Facts facts) {
    BitSet matched = new BitSet();
    boolean failing = false;
    for (Subject subject : Subject.of(List.of(policy))) {
      if (subject.scope().missed(facts).isEmpty()) {
        switch (subject.verdict(facts)) {
          case HOLDS -> matched.set(subject.place());
          case ERROR -> failing = true;
          case FAILS -> {}
        }
      }
    }
    NaiveDecider.Outcome decision =
        decisions.get(key(failing ? new BitSet() : matched, failing, facts.field().path()));
    if (decision == null) {
      decision = decisions.get(key(failing ? new BitSet() : matched, failing, "anyOtherField"));
    }
    if (decision == null) {
      throw new AssertionError("not enumerated: " + matched + (failing ? " failing" : ""));
    }
    return decision;
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
