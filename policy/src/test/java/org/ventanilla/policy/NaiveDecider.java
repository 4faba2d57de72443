package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The slow, obvious twin of [Combiner]: looks at every rule, and spells the specification out.
final class NaiveDecider {
  private final List<Rule> rules;
  private final Manifest manifest;

  NaiveDecider(Policy policy) {
    this.rules = policy.rules();
    this.manifest = policy.manifest();
  }

  /// What a decision comes to, without its sentences.
  record Outcome(
      Effect effect,
      String ground,
      List<String> matched,
      List<String> unmet,
      List<String> failed,
      Set<Obligation> obligations) {
    static Outcome of(FieldDecision decision) {
      Trace trace = decision.trace();
      return switch (decision) {
        case FieldDecision.Permit permit ->
            new Outcome(
                Effect.PERMIT,
                "",
                trace.matched(),
                trace.unmet(),
                trace.failed(),
                Set.copyOf(permit.obligations()));
        case FieldDecision.Approve approve -> {
          List<Obligation> all = new ArrayList<>(approve.obligations());
          all.addAll(approve.approvers());
          yield new Outcome(
              Effect.APPROVE, "", trace.matched(), trace.unmet(), trace.failed(), Set.copyOf(all));
        }
        case FieldDecision.Deny deny ->
            new Outcome(
                Effect.DENY,
                deny.ground().name(),
                trace.matched(),
                trace.unmet(),
                trace.failed(),
                Set.of());
      };
    }
  }

  Outcome decide(Facts facts) {
    List<Rule> matched = new ArrayList<>();
    List<String> unmet = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Rule rule : rules) {
      if (inScope(rule, facts)) {
        switch (rule.condition().evaluate(Evaluation.unlimited(facts))) {
          case HOLDS -> matched.add(rule);
          case FAILS -> unmet.add(rule.id());
          case ERROR -> failed.add(rule.id());
        }
      }
    }
    List<String> ids = matched.stream().map(Rule::id).toList();
    List<Obligation> obligations =
        matched.stream().flatMap(rule -> rule.obligations().stream()).toList();
    String ground = ground(matched, failed, obligations, facts);
    if (!ground.isEmpty()) {
      return new Outcome(Effect.DENY, ground, ids, unmet, failed, Set.of());
    }
    boolean approve = matched.stream().anyMatch(rule -> rule.effect() == Effect.APPROVE);
    return new Outcome(
        approve ? Effect.APPROVE : Effect.PERMIT,
        "",
        ids,
        unmet,
        failed,
        NaiveObligations.strictest(obligations, facts.field().path(), manifest));
  }

  private static String ground(
      List<Rule> matched, List<String> failed, List<Obligation> obligations, Facts facts) {
    if (!failed.isEmpty()) {
      return "POLICY_ERROR";
    }
    for (Rule rule : matched) {
      if (rule.effect() == Effect.DENY) {
        return String.valueOf(rule.ground());
      }
    }
    if (matched.isEmpty()) {
      return "DATA_CATEGORY";
    }
    if (NaiveObligations.isUnfit(obligations, facts.field().path())) {
      return "POLICY_ERROR";
    }
    return NaiveObligations.isIncomparable(obligations, facts.field().path())
        ? "DATA_CATEGORY"
        : "";
  }

  private static boolean inScope(Rule rule, Facts facts) {
    for (Dimension dimension : Dimension.values()) {
      Set<String> accepted = rule.scope().accepted().get(dimension);
      if (accepted == null || accepted.contains(dimension.of(facts))) {
        continue;
      }
      boolean isAround =
          rule.effect() == Effect.DENY
              && dimension == Dimension.FIELD
              && accepted.stream().anyMatch(path -> isAround(path, facts.field().path()));
      if (!isAround) {
        return false;
      }
    }
    return isReached(rule.validity().from(), facts, true)
        && isReached(rule.validity().until(), facts, false);
  }

  /// Whether one of two paths leads into the other.
  private static boolean isAround(String path, String other) {
    List<String> steps = List.of(path.split("\\."));
    List<String> others = List.of(other.split("\\."));
    int shared = Math.min(steps.size(), others.size());
    return steps.subList(0, shared).equals(others.subList(0, shared));
  }

  private static boolean isReached(
      Validity.@Nullable Limit limit, Facts facts, boolean isBeginning) {
    if (limit instanceof Validity.Limit.Day day) {
      long days = day.day().toEpochDay() - facts.request().at().toLocalDate().toEpochDay();
      return isBeginning ? days <= 0 : days >= 0;
    }
    if (limit instanceof Validity.Limit.Moment moment) {
      long seconds = moment.instant().getEpochSecond() - facts.request().at().toEpochSecond();
      return isBeginning ? seconds <= 0 : seconds >= 0;
    }
    return true;
  }
}
