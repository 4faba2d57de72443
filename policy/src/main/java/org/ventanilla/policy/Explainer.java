package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ventanilla.policy.Explanation.Cause;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;

/// Finds out what decided, and what kept other rules from applying. Looks at every rule, and
/// evaluates the parts of a condition one by one.
final class Explainer {
  private static final int MAX_TOLD = 3;
  private static final int OUT_OF_TIME = 100;
  private static final int ANOTHER_SCOPE = 200;

  private final PolicyContent content;

  Explainer(PolicyContent content) {
    this.content = content;
  }

  Explanation explain(Facts facts, FieldDecision decision) {
    List<NearMiss> all =
        content.manifest().undeclared(facts).isPresent() ? List.of() : nearMisses(facts, decision);
    int kept = Math.min(all.size(), Explanation.MAX_NEAR_MISSES);
    return new Explanation(
        decision,
        deciding(decision),
        all.subList(0, kept),
        all.size() - kept,
        sentence(facts, decision, all));
  }

  private List<String> deciding(FieldDecision decision) {
    Trace trace = decision.trace();
    if (decision instanceof FieldDecision.Deny deny && deny.isFault()) {
      return trace.failed();
    }
    Map<String, Rule> rules =
        content.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    List<String> same =
        trace.matched().stream()
            .filter(id -> {
              Rule rule = rules.get(id);
              return rule != null && rule.effect() == decision.effect();
            })
            .toList();
    if (decision.effect() != Effect.DENY) {
      return same;
    }
    // Where none of those that matched denies, they contradict each other.
    return same.isEmpty() ? trace.matched() : same.subList(0, 1);
  }

  private List<NearMiss> nearMisses(Facts facts, FieldDecision decision) {
    List<NearMiss> found = new ArrayList<>();
    for (Rule rule : content.rules()) {
      obstacle(rule, facts)
          .ifPresent(obstacle -> found.add(new NearMiss(rule.id(), rule.effect(), obstacle)));
    }
    found.sort(
        Comparator.comparing((NearMiss miss) -> !wouldMatter(miss, decision))
            .thenComparingInt(Explainer::distance));
    return found;
  }

  private static Optional<Obstacle> obstacle(Rule rule, Facts facts) {
    List<Dimension> missed = rule.scope().missed(facts);
    if (missed.size() == 1) {
      return anotherScope(rule, missed.get(0), facts);
    }
    if (!missed.isEmpty()) {
      return Optional.empty();
    }
    if (!rule.validity().holdsAt(facts.request().at())) {
      return Optional.of(new Obstacle.OutOfTime(rule.validity().isOverAt(facts.request().at())));
    }
    return switch (rule.condition().evaluate(Evaluation.unlimited(facts))) {
      case HOLDS -> Optional.empty();
      case FAILS -> Optional.of(new Obstacle.Unmet(parts(rule, facts, Condition.Verdict.FAILS)));
      case ERROR ->
          Optional.of(
              new Obstacle.Failed(
                  parts(rule, facts, Condition.Verdict.ERROR), causes(rule, facts)));
    };
  }

  /// A rule about another category is not near, nor is one that lacks more than its scope.
  private static Optional<Obstacle> anotherScope(Rule rule, Dimension missed, Facts facts) {
    boolean isNear =
        missed != Dimension.CATEGORY
            && rule.validity().holdsAt(facts.request().at())
            && rule.condition().evaluate(Evaluation.unlimited(facts)) == Condition.Verdict.HOLDS;
    return isNear
        ? Optional.of(
            new Obstacle.Scope(
                missed.attribute().variable(),
                rule.scope().accepted().getOrDefault(missed, Set.of()).stream().sorted().toList()))
        : Optional.empty();
  }

  private static List<Explanation.Part> parts(Rule rule, Facts facts, Condition.Verdict verdict) {
    List<Condition.Part> all = rule.condition().parts();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).evaluate(Evaluation.unlimited(facts)) == verdict)
        .mapToObj(i -> {
          Condition.Part part = all.get(i);
          Place place = part.place();
          return new Explanation.Part(
              i + 1,
              all.size(),
              part.text(),
              place.file(),
              place.line(),
              place.column(),
              part.attributes());
        })
        .toList();
  }

  /// Why a condition cannot be evaluated: tables first, then what is not known.
  private static List<Cause> causes(Rule rule, Facts facts) {
    List<Cause> causes = new ArrayList<>();
    for (Table table : rule.condition().tables()) {
      if (!table.isReadableAt(facts.request().at())) {
        causes.add(cause(table, NearWords.unusable(table, facts.request().at())));
      }
    }
    Set<Attribute> missing = EnumSet.noneOf(Attribute.class);
    for (Condition.Part part : rule.condition().parts()) {
      Evaluation evaluation = Evaluation.unlimited(facts);
      if (part.evaluate(evaluation) != Condition.Verdict.ERROR) {
        continue;
      }
      if (evaluation.fault() == Fault.MISSING_ATTRIBUTE) {
        part.reads().stream()
            .filter(attribute -> attribute.of(facts) == null)
            .forEach(missing::add);
      } else if (evaluation.fault() == Fault.TABLE) {
        rule.condition().tables().stream()
            .filter(Table::isMapping)
            .forEach(table -> causes.add(cause(table, NearWords.noEntry(table))));
      }
    }
    missing.forEach(attribute ->
        causes.add(new Cause.Missing(attribute.variable(), NearWords.missing(attribute))));
    return causes.stream().distinct().toList();
  }

  private static Cause cause(Table table, Sentence words) {
    return new Cause.Unusable(table.name(), table.place().file(), table.place().line(), words);
  }

  /// How far a rule is from applying: what could not be evaluated comes first, then what allows it
  /// for another purpose or agency, then by the parts of its condition that it lacks.
  private static int distance(NearMiss miss) {
    return switch (miss.obstacle()) {
      case Obstacle.Failed ignored -> 0;
      case Obstacle.Scope scope ->
          miss.effect() != Effect.DENY && isAskedOtherwise(scope) ? 1 : ANOTHER_SCOPE;
      case Obstacle.Unmet(List<Explanation.Part> parts) -> 1 + Math.max(1, parts.size());
      case Obstacle.OutOfTime ignored -> OUT_OF_TIME;
    };
  }

  /// Whether the same could be had by asking for another purpose, or by another agency.
  private static boolean isAskedOtherwise(Obstacle.Scope scope) {
    return scope.attribute().equals(Attribute.REQUEST_PURPOSE.variable())
        || scope.attribute().equals(Attribute.REQUEST_AGENCY.variable());
  }

  private static Sentence sentence(Facts facts, FieldDecision decision, List<NearMiss> nearMisses) {
    List<NearMiss> told =
        nearMisses.stream().filter(miss -> wouldMatter(miss, decision)).limit(MAX_TOLD).toList();
    // What is told of each rule says more than that their conditions did not hold, or failed.
    boolean namesThem =
        decision instanceof FieldDecision.Deny deny
            && (deny.isFault() || deny.trace().matched().isEmpty());
    Sentence first =
        namesThem && !told.isEmpty() ? decision.trace().told() : decision.trace().reason();
    StringBuilder english = new StringBuilder(first.english());
    StringBuilder spanish = new StringBuilder(first.spanish());
    for (int i = 0; i < told.size(); i++) {
      Sentence one = NearWords.sentence(told.get(i), facts, i == 0);
      if (english.length() + one.english().length() < Sentence.MAX_LENGTH
          && spanish.length() + one.spanish().length() < Sentence.MAX_LENGTH) {
        english.append(' ').append(one.english());
        spanish.append(' ').append(one.spanish());
      }
    }
    return new Sentence(english.toString(), spanish.toString());
  }

  /// Whether something else might have been decided had the rule applied. Of what a rule withholds
  /// no other lets go; of what leaves only one that closes makes a difference, and not one that is
  /// about another request.
  private static boolean wouldMatter(NearMiss miss, FieldDecision decision) {
    return switch (decision) {
      case FieldDecision.Deny deny when deny.isFault() ->
          miss.obstacle() instanceof Obstacle.Failed;
      case FieldDecision.Deny deny ->
          deny.trace().matched().isEmpty()
              && miss.effect() != Effect.DENY
              && distance(miss) < ANOTHER_SCOPE;
      case FieldDecision.Approve ignored -> closes(miss);
      case FieldDecision.Permit ignored -> closes(miss);
    };
  }

  private static boolean closes(NearMiss miss) {
    return miss.effect() != Effect.PERMIT && !(miss.obstacle() instanceof Obstacle.Scope);
  }
}
