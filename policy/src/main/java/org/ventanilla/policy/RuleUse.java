package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.ValueClasses.Values;

/// Which rules of a policy ever apply, and which ever change a decision.
final class RuleUse {
  private final Policy policy;
  private final Situations situations;
  private final BitSet applying = new BitSet();
  private final BitSet mattering = new BitSet();
  private final List<@Nullable Set<Integer>> companions = new ArrayList<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private final Set<Situations.Block> blocks = new HashSet<>();

  RuleUse(Policy policy, Situations situations) {
    this.policy = policy;
    this.situations = situations;
    policy.rules().forEach(rule -> companions.add(null));
  }

  void see(Situations.Block block) {
    if (!blocks.add(block)) {
      return;
    }
    for (Situation situation : block.situations()) {
      if (!situation.failing().get(0)) {
        see(situations.rules(0, situation.matched()), block, situation);
      }
    }
  }

  private void see(List<Integer> rules, Situations.Block block, Situation situation) {
    String field = block.fixed().dimensions().getOrDefault(Dimension.FIELD, "");
    if (!seen.add(List.of(rules, field))) {
      return;
    }
    for (Integer rule : rules) {
      applying.set(rule);
      List<Integer> without = new ArrayList<>(rules);
      without.removeIf(rule::equals);
      if (!mattering.get(rule)) {
        FieldDecision other = policy.combiner().combined(without, block.example(situation).facts());
        mattering.set(rule, !isSame(situation.decision(), other));
      }
      meet(rule, without);
    }
  }

  private void meet(int rule, List<Integer> others) {
    Set<Integer> before = companions.get(rule);
    if (before == null) {
      companions.set(rule, new HashSet<>(others));
    } else {
      before.retainAll(others);
    }
  }

  /// Whether it applies in a situation in which the policy can decide, or at least its condition
  /// holds in one in which it cannot.
  boolean applies(int rule) {
    return applying.get(rule) || situations.holding().get(rule);
  }

  boolean matters(int rule) {
    return mattering.get(rule);
  }

  /// The rules that apply wherever this one does.
  List<String> hiddenBy(int rule) {
    Set<Integer> others = companions.get(rule);
    return others == null
        ? List.of()
        : others.stream().sorted().map(other -> policy.rules().get(other).id()).toList();
  }

  /// Whether two decisions come to the same, but for why.
  static boolean isSame(FieldDecision one, FieldDecision other) {
    return switch (one) {
      case FieldDecision.Permit permit ->
          other instanceof FieldDecision.Permit same
              && permit.obligations().equals(same.obligations());
      case FieldDecision.Approve approve ->
          other instanceof FieldDecision.Approve same
              && approve.obligations().equals(same.obligations())
              && approve.approvers().equals(same.approvers());
      case FieldDecision.Deny deny ->
          other instanceof FieldDecision.Deny same && Objects.equals(deny.ground(), same.ground());
    };
  }

  /// Whether no rule that names anything in its scope applies in any of these.
  static boolean isSilent(
      Policy policy, Situations situations, Map<Situations.Block, Assignment> blocks) {
    return blocks.keySet().stream()
        .flatMap(block -> block.situations().stream())
        .noneMatch(situation ->
            situations.rules(0, situation.matched()).stream()
                .anyMatch(rule -> !policy.rules().get(rule).scope().accepted().isEmpty()));
  }

  static List<PolicyReport.Cell> cells(Values categories, Values agencies, Values purposes) {
    List<PolicyReport.Cell> cells = new ArrayList<>();
    for (String agency : agencies.members()) {
      for (String purpose : purposes.members()) {
        for (String category : categories.members()) {
          cells.add(new PolicyReport.Cell(agency, purpose, category));
        }
      }
    }
    return cells;
  }
}
