package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ventanilla.policy.PolicyReport.Finding;
import org.ventanilla.policy.PolicyReport.Kind;

/// Looks at a policy as a whole: whether its invariants hold in every situation, which rules never
/// apply or never matter, where nothing is said. This is what `policy check` shows.
///
/// All combinations of the finite attributes are looked at, by classes of values that nothing tells
/// apart. What depends on free attributes in ways that cannot be enumerated is put to a [Prover].
public final class PolicyCheck {
  private final Policy policy;
  private final List<Finding> findings = new ArrayList<>();

  private PolicyCheck(Policy policy) {
    this.policy = policy;
  }

  /// Checks a policy.
  ///
  /// @param now rules whose time is over by then are named
  public static PolicyReport of(Policy policy, Prover prover, ZonedDateTime now) {
    return new PolicyCheck(policy).run(prover, now);
  }

  private PolicyReport run(Prover prover, ZonedDateTime now) {
    for (Problem problem : policy.brokenTables()) {
      findings.add(
          new Finding(
              Kind.BROKEN_TABLE,
              problem.file(),
              problem.file(),
              problem.line(),
              problem.column(),
              new Sentence(
                  "The table cannot be read: " + problem.message() + "; " + problem.remedy() + ".",
                  "La tabla no se puede leer (" + problem.code() + ")."),
              List.of(),
              null));
    }
    for (Rule rule : policy.rules()) {
      if (rule.validity().isOverAt(now)) {
        findings.add(
            finding(
                Kind.OVER,
                rule,
                "no longer counts; remove it.",
                "ya no rige; elimínela.",
                List.of()));
      } else {
        findings.addAll(outlived(rule, now));
      }
    }
    List<String> proven = new ArrayList<>();
    TreeSet<PolicyReport.Cell> silent =
        new TreeSet<>(
            Comparator.comparing(PolicyReport.Cell::agency)
                .thenComparing(PolicyReport.Cell::purpose)
                .thenComparing(PolicyReport.Cell::category));
    long[] count = {0};
    try {
      // A counterexample states its moment. From midnight the same policy has the same all day.
      Situations situations = new Situations(List.of(policy), now.truncatedTo(ChronoUnit.DAYS));
      RuleUse use = new RuleUse(policy, situations);
      InvariantProof proof = new InvariantProof(policy, situations, prover);
      situations.forEach((categories, agencies, purposes, blocks) -> {
        blocks.keySet().forEach(use::see);
        blocks.forEach(proof::see);
        if (RuleUse.isSilent(policy, situations, blocks)) {
          RuleUse.cells(categories, agencies, purposes).forEach(silent::add);
        }
      });
      findings.addAll(proof.findings());
      // A table that cannot be read keeps rules from saying what they would say.
      if (!readsBrokenTable()) {
        proven.addAll(proof.proven());
        findings.addAll(unused(use));
      }
      count[0] = situations.count();
    } catch (Vectors.TooMany e) {
      findings.add(tooLarge());
    }
    findings.sort(
        Comparator.comparing(Finding::kind)
            .thenComparing(Finding::file)
            .thenComparingInt(Finding::line));
    return new PolicyReport(proven, findings, List.copyOf(silent), count[0]);
  }

  private boolean readsBrokenTable() {
    return Stream.concat(
            policy.rules().stream().map(Rule::condition),
            policy.invariants().stream().map(Invariant::when))
        .flatMap(condition -> condition.tables().stream())
        .anyMatch(Table::isBroken);
  }

  /// The tables a rule reads that end before it does.
  private static List<Finding> outlived(Rule rule, ZonedDateTime now) {
    List<Finding> outlived = new ArrayList<>();
    for (Table table : rule.condition().tables()) {
      if (!rule.validity().outlasts(table.validity())) {
        continue;
      }
      boolean isOver = table.validity().isOverAt(now);
      outlived.add(
          finding(
              Kind.TABLE_ENDS,
              rule,
              "reads the table %s, which %s with %s; from then on it withholds every field it is about. Renew the table, or end the rule with it."
                  .formatted(table.name(), isOver ? "ended" : "ends", table.validity().until()),
              "lee la tabla %s, que %s con %s; desde entonces retiene todo campo del que trata. Renueve la tabla o termine la regla con ella."
                  .formatted(
                      table.name(), isOver ? "terminó" : "termina", table.validity().until()),
              List.of()));
    }
    return outlived;
  }

  private List<Finding> unused(RuleUse use) {
    List<Finding> unused = new ArrayList<>();
    for (int i = 0; i < policy.rules().size(); i++) {
      Rule rule = policy.rules().get(i);
      if (!use.applies(i)) {
        unused.add(
            finding(
                Kind.NEVER_APPLIES,
                rule,
                "can never apply; widen its scope or its condition, or remove it.",
                "no puede aplicarse nunca; amplíe su alcance o su condición, o elimínela.",
                List.of()));
      } else if (!use.matters(i)) {
        unused.add(
            finding(
                Kind.HIDDEN,
                rule,
                "changes no decision: others always outweigh it or say the same.",
                "no cambia ninguna decisión: otras siempre prevalecen o dicen lo mismo.",
                use.hiddenBy(i)));
      }
    }
    return unused;
  }

  private static Finding finding(
      Kind kind, Rule rule, String english, String spanish, List<String> others) {
    return new Finding(
        kind,
        rule.id(),
        rule.place().file(),
        rule.place().line(),
        rule.place().column(),
        new Sentence("Rule " + rule.id() + " " + english, "La regla " + rule.id() + " " + spanish),
        others,
        null);
  }

  private static Finding tooLarge() {
    return new Finding(
        Kind.TOO_LARGE,
        "policy",
        PolicyFiles.MANIFEST,
        0,
        0,
        new Sentence(
            "Conditions read too many attributes together to look at every combination; nothing is"
                + " proven. Let fewer conditions read the same attributes.",
            "Las condiciones leen demasiados atributos juntos para ver cada combinación; nada queda"
                + " demostrado. Procure que menos condiciones lean los mismos atributos."),
        List.of(),
        null);
  }
}
