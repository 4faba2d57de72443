package org.ventanilla.policy;

import java.util.List;

/// The sentences a decision is explained with. They name rules and attributes, never values.
final class Reasons {
  /// One thing said to whoever may see the policy and to the requester, who may not.
  ///
  /// @param reason names rules
  /// @param told names none, and is the same whichever rules nearly applied
  record Reason(Sentence reason, Sentence told) {
    static Reason same(Sentence sentence) {
      return new Reason(sentence, sentence);
    }
  }

  /// The rule's own sentence, or one made from its effect.
  Reason of(Rule rule) {
    Sentence own = rule.explanation();
    if (own != null) {
      return Reason.same(own);
    }
    String name = rule.id() + (rule.basis() == null ? "" : " (" + shortened(rule.basis()) + ")");
    return new Reason(
        said(rule, "Rule " + name, "La regla " + name), said(rule, "The policy", "La política"));
  }

  private static Sentence said(Rule rule, String english, String spanish) {
    return switch (rule.effect()) {
      case PERMIT ->
          new Sentence(
              english + " lets this field leave.", spanish + " permite entregar este campo.");
      case APPROVE ->
          new Sentence(
              english + " lets this field leave once it is approved.",
              spanish + " permite entregar este campo una vez aprobado.");
      case DENY -> {
        Sentence ground = (rule.ground() == null ? Ground.POLICY_ERROR : rule.ground()).label();
        yield new Sentence(
            english + " withholds this field: " + ground.english() + ".",
            spanish + " retiene este campo: " + ground.spanish() + ".");
      }
    };
  }

  Reason undeclared(Attribute attribute) {
    return Reason.same(
        new Sentence(
            "Withheld: the policy does not know "
                + attribute.words().english()
                + " ("
                + attribute.variable()
                + ").",
            "Retenido: la política no conoce "
                + attribute.words().spanish()
                + " ("
                + attribute.variable()
                + ")."));
  }

  Reason failed(List<String> rules) {
    return new Reason(
        new Sentence(
            "Withheld: the condition of "
                + Sentence.someOf(rules, "and", "more")
                + " could not be evaluated.",
            "Retenido: no se pudo evaluar la condición de "
                + Sentence.someOf(rules, "y", "más")
                + "."),
        new Sentence(
            "Withheld: a condition could not be evaluated.",
            "Retenido: no se pudo evaluar una condición."));
  }

  Reason fault() {
    return Reason.same(
        new Sentence(
            "Withheld: a fault kept the policy from deciding.",
            "Retenido: una falla impidió que la política decidiera."));
  }

  Reason outOfTime() {
    return Reason.same(
        new Sentence(
            "Withheld: the decision took too long.", "Retenido: la decisión tardó demasiado."));
  }

  /// @param unmet the rules that would have let the field leave, had their condition held
  Reason noRule(List<String> unmet) {
    Sentence told =
        new Sentence("Withheld: no rule allows it.", "Retenido: ninguna regla lo permite.");
    return unmet.isEmpty()
        ? Reason.same(told)
        : new Reason(
            new Sentence(
                "Withheld: no rule allows it; the condition did not hold of "
                    + Sentence.someOf(unmet, "and", "more")
                    + ".",
                "Retenido: ninguna regla lo permite; no se cumplió la condición de "
                    + Sentence.someOf(unmet, "y", "más")
                    + "."),
            told);
  }

  Reason incomparable() {
    return Reason.same(
        new Sentence(
            "Withheld: the rules ask for changes of which none is the strictest.",
            "Retenido: las reglas piden cambios de los que ninguno es el más estricto."));
  }

  Reason unfit() {
    return Reason.same(
        new Sentence(
            "Withheld: an obligation is about another part of the record.",
            "Retenido: una obligación trata de otra parte del registro."));
  }

  private static String shortened(String basis) {
    return basis.length() <= 300 ? basis : basis.substring(0, 300) + "…";
  }
}
