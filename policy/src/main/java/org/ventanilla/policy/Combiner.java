package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
///
/// Time is looked at before each rule, at each attribute a condition reads, and once more at the
/// end: a single pattern over a long text looks at no clock.
final class Combiner {
  private final Manifest manifest;
  private final List<Rule> rules;
  private final List<Reasons.Reason> sentences;
  private final ScopeIndex index;
  private final ObligationMerge merge;
  private final Reasons reasons;
  private final String digest;
  private final Watch watch;

  Combiner(PolicyContent content, Watch watch) {
    this.manifest = content.manifest();
    this.rules = content.rules();
    this.index = new ScopeIndex(rules);
    this.merge = new ObligationMerge(manifest);
    this.reasons = new Reasons();
    this.sentences = rules.stream().map(reasons::of).toList();
    this.digest = content.digest();
    this.watch = watch;
  }

  Watch watch() {
    return watch;
  }

  /// Never throws: a fault of the engine's own withholds the field like one of the policy's.
  FieldDecision decide(Facts facts) {
    try {
      return decideOrThrow(facts, watch.start(facts));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fault(Fault.ENGINE, new Matches(), reasons.fault());
    }
  }

  private FieldDecision decideOrThrow(Facts facts, Evaluation evaluation) {
    Matches matches = new Matches();
    Optional<Attribute> undeclared = manifest.undeclared(facts);
    if (undeclared.isPresent()) {
      return fault(Fault.UNDECLARED_VALUE, matches, reasons.undeclared(undeclared.get()));
    }
    long[] bits = index.matching(facts);
    for (int word = 0; word < bits.length; word++) {
      for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
        if (evaluation.isOutOfTime()) {
          return fault(Fault.TIME_OUT, matches, reasons.outOfTime());
        }
        matches.add(word * Long.SIZE + Long.numberOfTrailingZeros(rest), evaluation);
      }
    }
    if (!matches.failed.isEmpty()) {
      return fault(evaluation.fault(), matches, reasons.failed(matches.failed));
    }
    FieldDecision decision = combine(matches, facts);
    boolean isFault = decision instanceof FieldDecision.Deny deny && deny.isFault();
    return !isFault && evaluation.isOutOfTime()
        ? fault(Fault.TIME_OUT, matches, reasons.outOfTime())
        : decision;
  }

  /// What some rules come to that all apply, whatever the requester sees of it.
  FieldDecision combined(List<Integer> applying, Facts facts) {
    Matches matches = new Matches();
    Optional<Attribute> undeclared = manifest.undeclared(facts);
    if (undeclared.isPresent()) {
      return deny(Ground.POLICY_ERROR, matches, reasons.undeclared(undeclared.get()));
    }
    matches.matched.addAll(applying);
    return combine(matches, facts);
  }

  /// What it comes to when something cannot be evaluated.
  FieldDecision failed() {
    return deny(Ground.POLICY_ERROR, new Matches(), reasons.fault());
  }

  private FieldDecision combine(Matches matches, Facts facts) {
    for (int index : matches.matched) {
      Ground ground = rules.get(index).ground();
      if (ground != null) {
        return deny(ground, matches, sentences.get(index));
      }
    }
    if (matches.matched.isEmpty()) {
      return deny(Ground.DATA_CATEGORY, matches, reasons.noRule(matches.opening));
    }
    List<Obligation> obligations = new ArrayList<>();
    matches.matched.forEach(index -> obligations.addAll(rules.get(index).obligations()));
    return switch (merge.merge(obligations, facts.field(), facts.request().at().toLocalDate())) {
      case ObligationMerge.Outcome.Incomparable() ->
          deny(Ground.DATA_CATEGORY, matches, reasons.incomparable());
      case ObligationMerge.Outcome.Unfit() -> fault(Fault.OBLIGATION, matches, reasons.unfit());
      case ObligationMerge.Outcome.Merged merged -> release(matches, merged);
    };
  }

  private FieldDecision release(Matches matches, ObligationMerge.Outcome.Merged merged) {
    for (int index : matches.matched) {
      if (rules.get(index).effect() == Effect.APPROVE) {
        return new FieldDecision.Approve(
            merged.approvers(), merged.others(), matches.trace(sentences.get(index)));
      }
    }
    return new FieldDecision.Permit(
        merged.others(), matches.trace(sentences.get(matches.matched.get(0))));
  }

  private FieldDecision fault(Fault fault, Matches matches, Reasons.Reason reason) {
    watch.tell(new PolicyAlarm.Raised(fault, matches.failed, digest));
    return deny(Ground.POLICY_ERROR, matches, reason);
  }

  private static FieldDecision deny(Ground ground, Matches matches, Reasons.Reason reason) {
    return new FieldDecision.Deny(ground, matches.trace(reason));
  }

  /// The rules whose scope matched, by what their condition said.
  private final class Matches {
    private final List<Integer> matched = new ArrayList<>();
    private final List<String> unmet = new ArrayList<>();

    /// Those of them that would have let the field leave.
    private final List<String> opening = new ArrayList<>();

    private final List<String> failed = new ArrayList<>();
    private Openness requesterSees = manifest.requesterSees();
    private boolean isFirst = true;

    void add(int index, Evaluation evaluation) {
      Rule rule = rules.get(index);
      if (!rule.validity().holdsAt(evaluation.facts().request().at())) {
        return;
      }
      switch (rule.condition().evaluate(evaluation)) {
        case HOLDS -> {
          matched.add(index);
          see(rule);
        }
        case FAILS -> {
          unmet.add(rule.id());
          if (rule.effect() != Effect.DENY) {
            opening.add(rule.id());
          }
        }
        case ERROR -> {
          failed.add(rule.id());
          see(rule);
        }
      }
    }

    private void see(Rule rule) {
      requesterSees =
          isFirst ? rule.requesterSees() : requesterSees.strictest(rule.requesterSees());
      isFirst = false;
    }

    Trace trace(Reasons.Reason reason) {
      List<String> ids = new ArrayList<>(matched.size());
      matched.forEach(index -> ids.add(rules.get(index).id()));
      return new Trace(ids, unmet, failed, digest, reason.reason(), reason.told(), requesterSees);
    }
  }
}
