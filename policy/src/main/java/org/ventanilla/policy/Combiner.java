package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.List;

/// Decides one field: finds the rules about it, evaluates their conditions, and combines what they
/// say. In this order, the first that applies decides:
///
/// 1. a value the manifest does not declare, or a condition that cannot be evaluated: DENY for
///    POLICY_ERROR;
/// 2. any rule that denies: DENY for the first such rule's ground;
/// 3. no rule: DENY for DATA_CATEGORY;
/// 4. obligations that have no strictest: DENY for DATA_CATEGORY; one that is not about the field:
///    DENY for POLICY_ERROR;
/// 5. any rule that asks for approval: APPROVE;
/// 6. else PERMIT.
final class Combiner {
  private final Manifest manifest;
  private final List<Rule> rules;
  private final ScopeIndex index;
  private final ObligationMerge merge;
  private final Reasons reasons;
  private final String digest;

  Combiner(Manifest manifest, List<Rule> rules, String digest) {
    this.manifest = manifest;
    this.rules = List.copyOf(rules);
    this.index = new ScopeIndex(this.rules);
    this.merge = new ObligationMerge(manifest);
    this.reasons = new Reasons();
    this.digest = digest;
  }

  /// Never throws: a fault of the engine's own withholds the field like one of the policy's.
  FieldDecision decide(Facts facts) {
    try {
      return decideOrThrow(facts);
    } catch (RuntimeException e) {
      return deny(Ground.POLICY_ERROR, new Matches(), reasons.fault());
    }
  }

  private FieldDecision decideOrThrow(Facts facts) {
    Matches matches = new Matches();
    String undeclared = manifest.undeclared(facts).orElse("");
    if (!undeclared.isEmpty()) {
      return deny(Ground.POLICY_ERROR, matches, reasons.undeclared(undeclared));
    }
    long[] bits = index.matching(facts);
    for (int word = 0; word < bits.length; word++) {
      for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
        matches.add(rules.get(word * Long.SIZE + Long.numberOfTrailingZeros(rest)), facts);
      }
    }
    return combine(matches, facts.field());
  }

  private FieldDecision combine(Matches matches, FieldFacts field) {
    if (!matches.failed.isEmpty()) {
      return deny(Ground.POLICY_ERROR, matches, reasons.failed(matches.failed));
    }
    for (Rule rule : matches.matched) {
      if (rule.ground() != null) {
        return deny(rule.ground(), matches, reasons.of(rule));
      }
    }
    if (matches.matched.isEmpty()) {
      return deny(Ground.DATA_CATEGORY, matches, reasons.noRule(matches.unmet));
    }
    List<Obligation> obligations = new ArrayList<>();
    matches.matched.forEach(rule -> obligations.addAll(rule.obligations()));
    return switch (merge.merge(obligations, field)) {
      case ObligationMerge.Outcome.Incomparable() ->
          deny(Ground.DATA_CATEGORY, matches, reasons.incomparable());
      case ObligationMerge.Outcome.Unfit() -> deny(Ground.POLICY_ERROR, matches, reasons.unfit());
      case ObligationMerge.Outcome.Merged merged -> release(matches, merged);
    };
  }

  private FieldDecision release(Matches matches, ObligationMerge.Outcome.Merged merged) {
    for (Rule rule : matches.matched) {
      if (rule.effect() == Effect.APPROVE) {
        return new FieldDecision.Approve(
            merged.approvers(), merged.others(), matches.trace(digest, reasons.of(rule)));
      }
    }
    return new FieldDecision.Permit(
        merged.others(), matches.trace(digest, reasons.of(matches.matched.get(0))));
  }

  private FieldDecision deny(Ground ground, Matches matches, Sentence reason) {
    return new FieldDecision.Deny(ground, matches.trace(digest, reason));
  }

  /// The rules whose scope matched, by what their condition said.
  private static final class Matches {
    private final List<Rule> matched = new ArrayList<>();
    private final List<String> unmet = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    void add(Rule rule, Facts facts) {
      if (!rule.isValidOn(facts.request().day())) {
        return;
      }
      switch (rule.condition().evaluate(facts)) {
        case HOLDS -> matched.add(rule);
        case FAILS -> unmet.add(rule.id());
        case ERROR -> failed.add(rule.id());
      }
    }

    Trace trace(String digest, Sentence reason) {
      return new Trace(matched.stream().map(Rule::id).toList(), unmet, failed, digest, reason);
    }
  }
}
