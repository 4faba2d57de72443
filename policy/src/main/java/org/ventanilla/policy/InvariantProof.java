package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.PolicyReport.Counterexample;
import org.ventanilla.policy.PolicyReport.Finding;
import org.ventanilla.policy.PolicyReport.Kind;

/// Holds every situation against every invariant. A situation that is only assumed to be possible
/// is put to the prover, and what the prover shows possible is decided again for real.
final class InvariantProof {
  static final int MAX_QUESTIONS = 40;

  private final Policy policy;
  private final Situations situations;
  private final Prover prover;
  private final Map<Integer, Finding> found = new LinkedHashMap<>();
  private final Set<Block> seen = new HashSet<>();
  private final Map<Prover.Question, Prover.Answer> answers = new HashMap<>();

  InvariantProof(Policy policy, Situations situations, Prover prover) {
    this.policy = policy;
    this.situations = situations;
    this.prover = prover;
  }

  /// @param fixed values under which it comes about
  void see(Block block, Assignment fixed) {
    if (!seen.add(block)) {
      return;
    }
    for (Situation situation : block.situations()) {
      // Where the policy cannot decide nothing leaves.
      BitSet about = situation.failing().get(0) ? new BitSet() : situation.matched();
      for (int i = about.nextSetBit(0); i >= 0; i = about.nextSetBit(i + 1)) {
        Subject subject = situations.subjects().get(i);
        if (subject.isInvariant() && !isViolated(subject.place())) {
          hold(subject.place(), fixed, situation);
        }
      }
    }
  }

  private boolean isViolated(int place) {
    Finding finding = found.get(place);
    return finding != null && finding.kind() == Kind.INVARIANT_VIOLATED;
  }

  private void hold(int place, Assignment fixed, Situation situation) {
    Invariant invariant = policy.invariants().get(place);
    if (invariant.isMetBy(situation.decision(), situation.decided().field(), policy.manifest())) {
      return;
    }
    if (situation.isShown()) {
      found.put(place, violated(invariant, situation.example(fixed)));
      return;
    }
    OpenQuestion open =
        new OpenQuestion(
            policy.manifest(), situations.subjects(), situation, situation.example(fixed));
    Optional<Prover.Question> question = open.written();
    if (question.isEmpty()) {
      found.put(
          place, inconclusive(invariant, situation, "a condition cannot be put to the verifier"));
      return;
    }
    switch (answer(question.get())) {
      case Prover.Answer.Impossible() -> {}
      case Prover.Answer.Unknown(String why) ->
          found.put(place, inconclusive(invariant, situation, why));
      case Prover.Answer.Possible(Map<String, Object> values) -> {
        Optional<Assignment> shown =
            shown(situation.example(fixed), values).stream()
                .filter(assignment -> isBroken(invariant, assignment))
                .findFirst();
        found.put(
            place,
            shown.isPresent()
                ? violated(invariant, shown.get())
                : inconclusive(invariant, situation, "what the verifier found does not show it"));
      }
    }
  }

  private Prover.Answer answer(Prover.Question question) {
    Prover.Answer known = answers.get(question);
    if (known != null) {
      return known;
    }
    Prover.Answer answer =
        answers.size() < MAX_QUESTIONS
            ? prover.ask(question)
            : new Prover.Answer.Unknown("there are more than " + MAX_QUESTIONS + " questions");
    answers.put(question, answer);
    return answer;
  }

  private boolean isBroken(Invariant invariant, Assignment assignment) {
    Facts facts = assignment.facts();
    boolean isAbout =
        invariant.where().missed(facts).isEmpty()
            && invariant.when().evaluate(Evaluation.unlimited(facts)) != Condition.Verdict.FAILS;
    return isAbout
        && !invariant.isMetBy(
            policy.combiner().decide(facts), facts.field().path(), policy.manifest());
  }

  /// The example with what the prover found put in. It knows no paths, so a text that is none is
  /// tried with something before it or after it too.
  private static List<Assignment> shown(Assignment example, Map<String, Object> values) {
    Map<Attribute, Optional<Object>> loose = new EnumMap<>(Attribute.class);
    List<String> paths = new ArrayList<>();
    values.forEach((name, value) -> {
      Optional<Attribute> attribute = Attribute.named(name);
      if (attribute.isEmpty()) {
        return;
      }
      if (Dimension.reading(attribute.get()).isPresent()) {
        Stream.of("%s", "%sx", "x%s", "x%sx")
            .map(form -> form.formatted(value))
            .filter(FieldFacts::isPath)
            .forEach(paths::add);
        return;
      }
      boolean isUnknown = Boolean.FALSE.equals(values.get(Attribute.KNOWN + name));
      loose.put(attribute.get(), isUnknown ? Optional.empty() : Optional.of(value));
    });
    if (paths.isEmpty()) {
      paths.add(example.dimensions().getOrDefault(Dimension.FIELD, ""));
    }
    return paths.stream()
        .map(path -> {
          Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
          dimensions.putAll(example.dimensions());
          dimensions.put(Dimension.FIELD, path);
          return new Assignment(dimensions, example.loose(), example.at())
              .with(loose, example.at());
        })
        .toList();
  }

  List<Finding> findings() {
    return List.copyOf(found.values());
  }

  List<String> proven() {
    List<String> proven = new ArrayList<>();
    for (int i = 0; i < policy.invariants().size(); i++) {
      if (!found.containsKey(i)) {
        proven.add(policy.invariants().get(i).id());
      }
    }
    return proven;
  }

  private Finding violated(Invariant invariant, Assignment example) {
    Facts facts = example.facts();
    FieldDecision decision = policy.combiner().decide(facts);
    return finding(
        Kind.INVARIANT_VIOLATED,
        invariant,
        new Sentence(
            "Invariant " + invariant.id() + " (" + invariant.statement() + ") does not hold.",
            "El invariante " + invariant.id() + " (" + invariant.statement() + ") no se cumple."),
        decision.trace().matched(),
        new Counterexample(FactsForm.request(facts), FactsForm.record(facts)));
  }

  private Finding inconclusive(Invariant invariant, Situation situation, String why) {
    Set<Attribute> open = EnumSet.noneOf(Attribute.class);
    List<String> rules = new ArrayList<>();
    for (int assumed : situation.assumed()) {
      Subject subject = situations.subjects().get(assumed);
      open.addAll(subject.condition().open());
      if (subject.rule() != null && !subject.condition().open().isEmpty()) {
        rules.add(subject.rule().id());
      }
    }
    String attributes = open.stream().map(Attribute::variable).collect(Collectors.joining(", "));
    String remedy = open.stream().map(InvariantProof::comparison).collect(Collectors.joining(", "));
    return finding(
        Kind.INVARIANT_INCONCLUSIVE,
        invariant,
        new Sentence(
            "It could not be told whether invariant "
                + invariant.id()
                + " ("
                + invariant.statement()
                + ") holds: "
                + why
                + ". Only compare "
                + attributes
                + " with given texts, such as "
                + remedy
                + ".",
            "No se pudo determinar si el invariante "
                + invariant.id()
                + " ("
                + invariant.statement()
                + ") se cumple. Compare "
                + attributes
                + " solo con textos dados, como "
                + remedy
                + "."),
        rules,
        null);
  }

  /// How to write about a free attribute so that it can be enumerated.
  private static String comparison(Attribute attribute) {
    return attribute.domain() == Domain.ROLES
        ? "\"ROLE\" in " + attribute.variable()
        : attribute.variable() + " in [\"TEXT\"]";
  }

  private static Finding finding(
      Kind kind,
      Invariant invariant,
      Sentence sentence,
      List<String> others,
      @Nullable Counterexample counterexample) {
    return new Finding(
        kind,
        invariant.id(),
        invariant.place().file(),
        invariant.place().line(),
        invariant.place().column(),
        sentence,
        others,
        counterexample);
  }
}
