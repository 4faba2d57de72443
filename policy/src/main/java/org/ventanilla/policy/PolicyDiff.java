package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where two versions of a policy decide differently. This is what `policy diff` shows.
///
/// @param changes in the order of the new version's agencies, purposes and categories
/// @param situations how many situations were compared
public record PolicyDiff(List<Change> changes, long situations) {
  /// How many different changes of one cell are kept.
  static final int MAX_OF_ONE_CELL = 8;

  public PolicyDiff {
    changes = List.copyOf(changes);
  }

  /// One way in which a cell is decided differently.
  ///
  /// @param before what the old version says, without the rules it says it by
  /// @param after what the new version says
  /// @param example facts that are decided so
  public record Change(
      PolicyReport.Cell cell, Outcome before, Outcome after, PolicyReport.Counterexample example) {
    /// Whether more leaves than before, or with fewer people or less done to it.
    public boolean opens() {
      return after.effect().compareTo(before.effect()) < 0
          || (after.effect() != Effect.DENY
              && after.effect() == before.effect()
              && !after.duties().containsAll(before.duties()));
    }
  }

  /// What a decision comes to, as text that names no value of a record.
  ///
  /// @param ground of a refusal; empty for others
  /// @param duties approvers and obligations
  public record Outcome(Effect effect, String ground, List<String> duties, List<String> rules) {
    public Outcome {
      duties = List.copyOf(duties);
      rules = List.copyOf(rules);
    }

    /// What a decision comes to.
    public static Outcome of(FieldDecision decision) {
      List<String> duties = new ArrayList<>();
      return switch (decision) {
        case FieldDecision.Permit permit -> {
          permit.obligations().forEach(obligation -> duties.add(told(obligation)));
          yield new Outcome(Effect.PERMIT, "", duties, permit.trace().matched());
        }
        case FieldDecision.Approve approve -> {
          approve.approvers().forEach(obligation -> duties.add(told(obligation)));
          approve.obligations().forEach(obligation -> duties.add(told(obligation)));
          yield new Outcome(Effect.APPROVE, "", duties, approve.trace().matched());
        }
        case FieldDecision.Deny deny ->
            new Outcome(Effect.DENY, deny.ground().name(), duties, deny.trace().matched());
      };
    }

    private static String told(Obligation obligation) {
      return switch (obligation) {
        case Obligation.Approver(String role, int count) -> "approver " + role + " x" + count;
        case Obligation.Redact(String path, Keep keep) -> "redact " + path + " keep " + told(keep);
        case Obligation.Generalise(String path, Obligation.Precision to) ->
            "generalise " + path + " to " + told(to);
        case Obligation.Mark(String handling) -> "mark " + handling;
        case Obligation.Expire(int days) -> "expire " + days;
        case Obligation.NotifyOriginator() -> "notify-originator";
        case Obligation.Seal() -> "seal";
      };
    }

    private static String told(Keep keep) {
      return switch (keep) {
        case Keep.First(int count) -> "first" + count;
        case Keep.Last(int count) -> "last" + count;
        case Keep.Year() -> "year";
        case Keep.Hmac() -> "hmac";
        case Keep.Nothing() -> "nothing";
      };
    }

    private static String told(Obligation.Precision precision) {
      return switch (precision) {
        case Obligation.Precision.Year() -> "year";
        case Obligation.Precision.Municipality() -> "municipality";
        case Obligation.Precision.AgeBand band -> "age-band " + band.width();
        case Obligation.Precision.Range(int width) -> "range " + width;
      };
    }
  }

  /// Compares two versions in every situation that either tells from others.
  ///
  /// @param now a moment to look at besides those at which a rule begins or ends
  /// @throws IllegalStateException when there are too many situations to look at all
  public static PolicyDiff between(Policy old, Policy next, ZonedDateTime now) {
    List<Change> changes = new ArrayList<>();
    long[] count = {0};
    try {
      Situations situations = new Situations(List.of(old, next), now);
      Map<Block, List<Situation>> differing = new HashMap<>();
      situations.forEach((categories, agencies, purposes, blocks) -> {
        Map<List<Object>, Assignment> some = new LinkedHashMap<>();
        blocks.forEach((block, fixed) ->
            differing
                .computeIfAbsent(block, PolicyDiff::differing)
                .forEach(situation -> add(situation, fixed, some)));
        for (PolicyReport.Cell cell : RuleUse.cells(categories, agencies, purposes)) {
          some.values().forEach(example -> changes.add(change(old, next, cell, example)));
        }
      });
      count[0] = situations.count();
    } catch (Vectors.TooMany e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return new PolicyDiff(changes, count[0]);
  }

  private static List<Situation> differing(Block block) {
    return block.situations().stream()
        .filter(Situation::isShown)
        .filter(situation ->
            !RuleUse.isSame(situation.decisions().get(0), situation.decisions().get(1)))
        .toList();
  }

  private static void add(
      Situation situation, Assignment fixed, Map<List<Object>, Assignment> some) {
    if (some.size() >= MAX_OF_ONE_CELL) {
      return;
    }
    Outcome was = Outcome.of(situation.decisions().get(0));
    Outcome is = Outcome.of(situation.decisions().get(1));
    some.putIfAbsent(
        List.of(was.effect(), was.ground(), was.duties(), is.effect(), is.ground(), is.duties()),
        situation.example(fixed));
  }

  /// The example moved into a cell whose values nothing tells apart from its own.
  private static Change change(
      Policy old, Policy next, PolicyReport.Cell cell, Assignment example) {
    Map<Dimension, String> dimensions = new EnumMap<>(Dimension.class);
    dimensions.putAll(example.dimensions());
    dimensions.put(Dimension.AGENCY, cell.agency());
    dimensions.put(Dimension.PURPOSE, cell.purpose());
    dimensions.put(Dimension.CATEGORY, cell.category());
    Facts facts = new Assignment(dimensions, example.loose(), example.at()).facts();
    return new Change(
        cell,
        Outcome.of(old.combiner().decide(facts)),
        Outcome.of(next.combiner().decide(facts)),
        new PolicyReport.Counterexample(FactsForm.request(facts), FactsForm.record(facts)));
  }
}
