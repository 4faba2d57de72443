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
  /// Most rules that are looked at again without one of them, all told.
  private static final long MAX_WEIGHED = 20_000_000;

  private final Policy policy;
  private final Situations situations;
  private final BitSet mattering = new BitSet();
  private final List<@Nullable BitSet> companions = new ArrayList<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private final Set<Block> blocks = new HashSet<>();
  private long weighed;

  /// Whether some rules show the requester more or less than others, so that any may keep back.
  private final boolean showsOtherwise;

  RuleUse(Policy policy, Situations situations) {
    this.policy = policy;
    this.situations = situations;
    this.showsOtherwise =
        policy.rules().stream()
            .anyMatch(rule -> rule.requesterSees() != policy.manifest().requesterSees());
    policy.rules().forEach(rule -> companions.add(null));
  }

  void see(Block block) {
    if (!blocks.add(block)) {
      return;
    }
    meet(block.groups());
    for (Situation situation : block.situations()) {
      if (!situation.failing().get(0)) {
        see(Subject.rules(situations.subjects(), 0, situation.matched()), block, situation);
      }
    }
  }

  private void see(List<Integer> rules, Block block, Situation situation) {
    String field = block.fixed().dimensions().getOrDefault(Dimension.FIELD, "");
    if (rules.stream().allMatch(mattering::get) || !seen.add(List.of(rules, field))) {
      return;
    }
    for (Integer rule : rules) {
      if (!mattering.get(rule)) {
        weighed += rules.size();
        if (weighed > MAX_WEIGHED) {
          throw new Vectors.TooMany();
        }
        List<Integer> without = new ArrayList<>(rules);
        without.removeIf(rule::equals);
        FieldDecision other =
            policy.combiner().combined(without, situation.example(block.fixed()).facts());
        mattering.set(rule, !isSame(situation.decision(), other));
      }
    }
  }

  /// Groups say what they say independently of each other, so with a rule apply those that its own
  /// group always adds to it, and those that other groups always say.
  private void meet(List<List<Vectors.Vector>> groups) {
    BitSet always = new BitSet();
    groups.forEach(group -> always.or(common(deciding(group), -1)));
    for (List<Vectors.Vector> group : groups) {
      List<Vectors.Vector> deciding = deciding(group);
      BitSet some = new BitSet();
      deciding.forEach(vector -> some.or(vector.matched()));
      for (int i = some.nextSetBit(0);
          i >= 0 && i < companions.size();
          i = some.nextSetBit(i + 1)) {
        BitSet with = common(deciding, i);
        with.or(always);
        with.clear(i);
        BitSet before = companions.get(i);
        if (before == null) {
          companions.set(i, with);
        } else {
          before.and(with);
        }
      }
    }
  }

  private static List<Vectors.Vector> deciding(List<Vectors.Vector> group) {
    return group.stream().filter(vector -> !vector.failing().get(0)).toList();
  }

  /// What all of them have in common that have a subject, or all of them if it is negative.
  private static BitSet common(List<Vectors.Vector> vectors, int subject) {
    return vectors.stream()
        .map(Vectors.Vector::matched)
        .filter(matched -> subject < 0 || matched.get(subject))
        .map(matched -> (BitSet) matched.clone())
        .reduce((one, other) -> {
          one.and(other);
          return one;
        })
        .orElseGet(BitSet::new);
  }

  /// Whether its condition holds, or might, or withholds by failing, somewhere in its scope and its
  /// time.
  boolean applies(int rule) {
    return situations.holding().get(rule)
        || situations.failing().get(rule)
        || companions.get(rule) != null;
  }

  /// Whether it changes some decision, or might by failing, or what the requester sees of one.
  boolean matters(int rule) {
    return mattering.get(rule)
        || situations.failing().get(rule)
        || policy.rules().get(rule).condition().mayFailUnseen()
        || showsOtherwise;
  }

  /// The rules that apply wherever this one does.
  List<String> hiddenBy(int rule) {
    BitSet others = companions.get(rule);
    return others == null
        ? List.of()
        : others.stream()
            .filter(other -> other < companions.size())
            .mapToObj(other -> policy.rules().get(other).id())
            .toList();
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

  /// Whether no rule that lets something leave or names anything in its scope applies in any of
  /// these.
  static boolean isSilent(Policy policy, Situations situations, Map<Block, Assignment> blocks) {
    return blocks.keySet().stream()
        .flatMap(block -> block.groups().stream())
        .flatMap(group -> deciding(group).stream())
        .noneMatch(vector ->
            Subject.rules(situations.subjects(), 0, vector.matched()).stream()
                .map(policy.rules()::get)
                .anyMatch(
                    rule -> rule.effect() != Effect.DENY || !rule.scope().accepted().isEmpty()));
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
