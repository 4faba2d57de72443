package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;

/// Finds out what kept rules from applying. Looks at every rule, and evaluates the parts of a
/// condition one by one.
final class Explainer {
  private static final int MAX_TOLD = 3;

  private final PolicyContent content;

  Explainer(PolicyContent content) {
    this.content = content;
  }

  Explanation explain(Facts facts, FieldDecision decision) {
    List<NearMiss> nearMisses =
        content.manifest().undeclared(facts).isPresent() ? List.of() : nearMisses(facts);
    return new Explanation(decision, nearMisses, sentence(decision, nearMisses));
  }

  private List<NearMiss> nearMisses(Facts facts) {
    List<NearMiss> found = new ArrayList<>();
    for (Rule rule : content.rules()) {
      obstacle(rule, facts)
          .ifPresent(obstacle -> found.add(new NearMiss(rule.id(), rule.effect(), obstacle)));
    }
    return found.stream()
        .sorted(Comparator.comparingInt(Explainer::distance))
        .limit(Explanation.MAX_NEAR_MISSES)
        .toList();
  }

  private static Optional<Obstacle> obstacle(Rule rule, Facts facts) {
    List<Dimension> missed = rule.scope().missed(facts);
    if (missed.size() == 1) {
      return Optional.of(new Obstacle.Scope(missed.get(0).attribute().variable()));
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
      case ERROR -> Optional.of(new Obstacle.Failed(parts(rule, facts, Condition.Verdict.ERROR)));
    };
  }

  private static List<Explanation.Part> parts(Rule rule, Facts facts, Condition.Verdict verdict) {
    List<Condition.Part> all = rule.condition().parts();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).evaluate(Evaluation.unlimited(facts)) == verdict)
        .mapToObj(i -> {
          Condition.Part part = all.get(i);
          Place place = part.place();
          return new Explanation.Part(
              i + 1, all.size(), place.file(), place.line(), place.column(), part.attributes());
        })
        .toList();
  }

  /// How far a rule is from applying: what could not be evaluated and what lacks one part come
  /// first, another scope last.
  private static int distance(NearMiss miss) {
    return switch (miss.obstacle()) {
      case Obstacle.Failed ignored -> 0;
      case Obstacle.Unmet(List<Explanation.Part> parts) -> Math.max(1, parts.size());
      case Obstacle.OutOfTime ignored -> 100;
      case Obstacle.Scope ignored -> 200;
    };
  }

  private static Sentence sentence(FieldDecision decision, List<NearMiss> nearMisses) {
    List<NearMiss> told =
        nearMisses.stream()
            .filter(miss -> distance(miss) < 200 && wouldMatter(miss, decision))
            .limit(MAX_TOLD)
            .toList();
    StringBuilder english = new StringBuilder(decision.trace().reason().english());
    StringBuilder spanish = new StringBuilder(decision.trace().reason().spanish());
    for (NearMiss miss : told) {
      Sentence one = sentence(miss);
      if (english.length() + one.english().length() < Sentence.MAX_LENGTH
          && spanish.length() + one.spanish().length() < Sentence.MAX_LENGTH) {
        english.append(' ').append(one.english());
        spanish.append(' ').append(one.spanish());
      }
    }
    return new Sentence(english.toString(), spanish.toString());
  }

  /// Whether something else might have been decided had the rule applied. Of what a rule withholds
  /// no other lets go; of what leaves only one that closes makes a difference.
  private static boolean wouldMatter(NearMiss miss, FieldDecision decision) {
    return switch (decision) {
      case FieldDecision.Deny deny when deny.isFault() ->
          miss.obstacle() instanceof Obstacle.Failed;
      case FieldDecision.Deny deny ->
          deny.trace().matched().isEmpty() && miss.effect() != Effect.DENY;
      case FieldDecision.Approve ignored -> miss.effect() != Effect.PERMIT;
      case FieldDecision.Permit ignored -> miss.effect() != Effect.PERMIT;
    };
  }

  /// What kept one rule from applying, in a sentence.
  static Sentence sentence(NearMiss miss) {
    String rule = miss.rule();
    return switch (miss.obstacle()) {
      case Obstacle.Unmet(List<Explanation.Part> parts) ->
          new Sentence(
              "Rule " + rule + " did not apply because of " + told(parts).english() + ".",
              "La regla " + rule + " no se aplicó por " + told(parts).spanish() + ".");
      case Obstacle.Failed(List<Explanation.Part> parts) ->
          new Sentence(
              "Rule " + rule + " could not be evaluated because of " + told(parts).english() + ".",
              "La regla " + rule + " no pudo evaluarse por " + told(parts).spanish() + ".");
      case Obstacle.OutOfTime(boolean isOver) ->
          isOver
              ? new Sentence(
                  "Rule " + rule + " no longer counts.", "La regla " + rule + " ya no rige.")
              : new Sentence(
                  "Rule " + rule + " does not count yet.", "La regla " + rule + " aún no rige.");
      case Obstacle.Scope(String attribute) ->
          new Sentence(
              "Rule " + rule + " is about something else: " + words(attribute).english() + ".",
              "La regla " + rule + " trata de otra cosa: " + words(attribute).spanish() + ".");
    };
  }

  private static Sentence words(String attribute) {
    return Attribute.named(attribute)
        .map(Attribute::words)
        .orElseGet(() -> new Sentence(attribute, attribute));
  }

  private static Sentence told(List<Explanation.Part> parts) {
    List<Sentence> words =
        parts.stream()
            .flatMap(part -> part.attributes().stream())
            .distinct()
            .map(Explainer::words)
            .toList();
    return words.isEmpty()
        ? new Sentence("its condition", "su condición")
        : new Sentence(
            listed(words.stream().map(Sentence::english).toList(), " and "),
            listed(words.stream().map(Sentence::spanish).toList(), " y "));
  }

  private static String listed(List<String> words, String and) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + and + words.get(last);
  }
}
