package org.ventanilla.policy;

import java.util.List;

/// The sentences a decision is explained with. They name rules and attributes, never values.
final class Reasons {
  private static final int MAX_NAMED = 5;

  /// The rule's own sentence, or one made from its effect.
  Sentence of(Rule rule) {
    Sentence own = rule.explanation();
    if (own != null) {
      return own;
    }
    String basis = rule.basis() == null ? "" : " (" + shortened(rule.basis()) + ")";
    return switch (rule.effect()) {
      case PERMIT ->
          new Sentence(
              "Rule " + rule.id() + basis + " lets this field leave.",
              "La regla " + rule.id() + basis + " permite entregar este campo.");
      case APPROVE ->
          new Sentence(
              "Rule " + rule.id() + basis + " lets this field leave once it is approved.",
              "La regla " + rule.id() + basis + " permite entregar este campo una vez aprobado.");
      case DENY -> denied(rule, basis);
    };
  }

  private static Sentence denied(Rule rule, String basis) {
    Ground ground = rule.ground() == null ? Ground.POLICY_ERROR : rule.ground();
    return new Sentence(
        "Rule " + rule.id() + basis + " withholds this field: " + ground.label().english() + ".",
        "La regla " + rule.id() + basis + " retiene este campo: " + ground.label().spanish() + ".");
  }

  Sentence undeclared(Attribute attribute) {
    return new Sentence(
        "Withheld: the policy does not know "
            + attribute.words().english()
            + " ("
            + attribute.variable()
            + ").",
        "Retenido: la política no conoce "
            + attribute.words().spanish()
            + " ("
            + attribute.variable()
            + ").");
  }

  Sentence failed(List<String> rules) {
    return new Sentence(
        "Withheld: the condition of " + named(rules) + " could not be evaluated.",
        "Retenido: no se pudo evaluar la condición de " + named(rules) + ".");
  }

  Sentence fault() {
    return new Sentence(
        "Withheld: a fault kept the policy from deciding.",
        "Retenido: una falla impidió que la política decidiera.");
  }

  Sentence outOfTime() {
    return new Sentence(
        "Withheld: the decision took too long.", "Retenido: la decisión tardó demasiado.");
  }

  Sentence noRule(List<String> unmet) {
    return unmet.isEmpty()
        ? new Sentence(
            "Withheld: no rule is about this field for this request.",
            "Retenido: ninguna regla trata de este campo para esta solicitud.")
        : new Sentence(
            "Withheld: no rule allows it; the condition did not hold of " + named(unmet) + ".",
            "Retenido: ninguna regla lo permite; no se cumplió la condición de "
                + named(unmet)
                + ".");
  }

  Sentence incomparable() {
    return new Sentence(
        "Withheld: the rules ask for changes of which none is the strictest.",
        "Retenido: las reglas piden cambios de los que ninguno es el más estricto.");
  }

  Sentence unfit() {
    return new Sentence(
        "Withheld: an obligation is about another part of the record.",
        "Retenido: una obligación trata de otra parte del registro.");
  }

  private static String named(List<String> rules) {
    return rules.size() <= MAX_NAMED
        ? String.join(", ", rules)
        : String.join(", ", rules.subList(0, MAX_NAMED)) + ", …";
  }

  private static String shortened(String basis) {
    return basis.length() <= 300 ? basis : basis.substring(0, 300) + "…";
  }
}
