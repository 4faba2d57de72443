package org.ventanilla.policy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where two versions of a policy decide differently. This is what `policy diff` shows.
///
/// @param changes in the order of the new version's agencies, purposes and categories
/// @param disclosures rules of which the requester sees more or less, and the default
/// @param undecided ids of the rules of which it could not be told whether they make a difference
///   that is not listed, because their conditions do more with a free attribute than compare it;
///   and what the manifests declare otherwise
/// @param situations how many situations were compared
public record PolicyDiff(
    List<Change> changes, List<Disclosure> disclosures, List<String> undecided, long situations) {
  public PolicyDiff {
    changes = List.copyOf(changes);
    disclosures = List.copyOf(disclosures);
    undecided = List.copyOf(undecided);
  }

  /// One way in which a cell is decided differently.
  ///
  /// @param before what the old version says, without the rules it says it by
  /// @param after what the new version says
  /// @param opens whether more leaves than before, or with fewer people or less done to it
  /// @param example facts that are decided so
  public record Change(
      PolicyReport.Cell cell,
      Outcome before,
      Outcome after,
      boolean opens,
      PolicyReport.Counterexample example) {}

  /// What the requester sees of the reasons, by one rule.
  ///
  /// @param rule its id; empty for what holds where a rule says nothing
  /// @param before `null` where the old version has no such rule
  /// @param after `null` where the new version has no such rule
  /// @param opens whether the requester may see more than before
  public record Disclosure(
      String rule, @Nullable Openness before, @Nullable Openness after, boolean opens) {}

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
    Set<String> undecided = new TreeSet<>(declaredOtherwise(old.manifest(), next.manifest()));
    undecided.addAll(failing(old, next));
    undecided.addAll(failing(next, old));
    long[] count = {0};
    try {
      Situations situations = new Situations(List.of(old, next), now);
      Map<Block, List<Situation>> differing = new HashMap<>();
      situations.forEach((categories, agencies, purposes, blocks) -> {
        Map<List<Object>, Assignment> some = new LinkedHashMap<>();
        Map<List<Object>, Situation> assumed = new LinkedHashMap<>();
        blocks.forEach((block, fixed) ->
            differing
                .computeIfAbsent(block, PolicyDiff::differing)
                .forEach(situation -> {
                  if (situation.isShown()) {
                    some.putIfAbsent(key(situation), situation.example(fixed));
                  } else {
                    assumed.putIfAbsent(key(situation), situation);
                  }
                }));
        for (PolicyReport.Cell cell : RuleUse.cells(categories, agencies, purposes)) {
          some.values().forEach(example -> changes.add(change(old, next, cell, example)));
        }
        assumed.forEach((what, situation) -> {
          if (!some.containsKey(what)) {
            undecided.addAll(open(situations, situation));
          }
        });
      });
      count[0] = situations.count();
    } catch (Vectors.TooMany e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return new PolicyDiff(changes, disclosures(old, next), List.copyOf(undecided), count[0]);
  }

  /// A value that one version alone declares withholds in the other, whatever conditions read.
  /// Those of scopes are looked at; of the others it is only said that they are not the same.
  private static List<String> declaredOtherwise(Manifest old, Manifest next) {
    return Stream.of(
            Domain.CATEGORY,
            Domain.CLASSIFICATION,
            Domain.HANDLING,
            Domain.SOURCE,
            Domain.INFORMATION)
        .filter(domain -> !old.valuesOf(domain).equals(next.valuesOf(domain)))
        .map(domain -> PolicyFiles.MANIFEST + " (" + domain.word() + ")")
        .toList();
  }

  /// The rules of one version alone that might fail, and so withhold, for values nobody looked at.
  private static List<String> failing(Policy one, Policy other) {
    return one.rules().stream()
        .filter(rule -> rule.condition().mayFailUnseen())
        .filter(rule -> other.rules().stream().noneMatch(same -> isAboutTheSame(same, rule)))
        .map(Rule::id)
        .toList();
  }

  private static List<Situation> differing(Block block) {
    return block.situations().stream()
        .filter(situation ->
            !RuleUse.isSame(situation.decisions().get(0), situation.decisions().get(1)))
        .toList();
  }

  private static List<Object> key(Situation situation) {
    Outcome was = Outcome.of(situation.decisions().get(0));
    Outcome is = Outcome.of(situation.decisions().get(1));
    return List.of(was.effect(), was.ground(), was.duties(), is.effect(), is.ground(), is.duties());
  }

  private static List<String> open(Situations situations, Situation situation) {
    List<String> open = new ArrayList<>();
    for (int assumed : situation.assumed()) {
      Rule rule = situations.subjects().get(assumed).rule();
      if (rule != null && !rule.condition().open().isEmpty()) {
        open.add(rule.id());
      }
    }
    return open;
  }

  private static List<Disclosure> disclosures(Policy old, Policy next) {
    Openness was = old.manifest().requesterSees();
    Openness is = next.manifest().requesterSees();
    List<Disclosure> disclosures = new ArrayList<>();
    if (was != is) {
      disclosures.add(new Disclosure("", was, is, !was.includes(is)));
    }
    Map<String, Rule> before = byId(old);
    Map<String, Rule> after = byId(next);
    Set<String> rules = new LinkedHashSet<>(before.keySet());
    rules.addAll(after.keySet());
    Openness most =
        next.rules().stream().map(Rule::requesterSees).max(Comparator.naturalOrder()).orElse(is);
    for (String rule : rules) {
      Rule one = before.get(rule);
      Rule other = after.get(rule);
      boolean isDefault =
          one != null && other != null && one.requesterSees() == was && other.requesterSees() == is;
      boolean opens = shows(one, other, is, most);
      Openness sawOfIt = one == null ? null : one.requesterSees();
      Openness seesOfIt = other == null ? null : other.requesterSees();
      boolean differs = one == null ? seesOfIt != is : other != null && sawOfIt != seesOfIt;
      if (opens || (differs && !isDefault)) {
        disclosures.add(new Disclosure(rule, sawOfIt, seesOfIt, opens));
      }
    }
    return disclosures;
  }

  /// Whether the requester may see more where a rule comes, goes or changes. Of rules that apply
  /// together the one that shows least decides. So one that comes or is about something else may
  /// show more than the default, and one that goes or is about something else may have kept back
  /// what others show.
  ///
  /// @param usual what is seen where no rule applies
  /// @param most what some rule shows
  private static boolean shows(
      @Nullable Rule was, @Nullable Rule is, Openness usual, Openness most) {
    boolean mayShow = is != null && !usual.includes(is.requesterSees());
    boolean mayHaveKept = was != null && !was.requesterSees().includes(most);
    if (was == null || is == null) {
      return was == null ? mayShow : mayHaveKept;
    }
    boolean saysOtherwise =
        is.requesterSees().includes(Openness.SENTENCE)
            && !Objects.equals(was.explanation(), is.explanation());
    return !was.requesterSees().includes(is.requesterSees())
        || saysOtherwise
        || (!isAboutTheSame(was, is) && (mayShow || mayHaveKept));
  }

  private static boolean isAboutTheSame(Rule one, Rule other) {
    return one.condition().isSame(other.condition())
        && one.scope().equals(other.scope())
        && one.validity().equals(other.validity());
  }

  private static Map<String, Rule> byId(Policy policy) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    policy.rules().forEach(rule -> rules.put(rule.id(), rule));
    return rules;
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
    FieldDecision before = old.combiner().decide(facts);
    FieldDecision after = next.combiner().decide(facts);
    return new Change(
        cell,
        Outcome.of(before),
        Outcome.of(after),
        opens(before, after, new ObligationMerge(next.manifest()), facts),
        new PolicyReport.Counterexample(FactsForm.request(facts), FactsForm.record(facts)));
  }

  /// What is done to a value is as strict as before if what was done before adds nothing to it.
  private static boolean opens(
      FieldDecision before, FieldDecision after, ObligationMerge merge, Facts facts) {
    if (before instanceof FieldDecision.Deny || after instanceof FieldDecision.Deny) {
      return after.effect().compareTo(before.effect()) < 0;
    }
    List<Obligation> both = new ArrayList<>(duties(after));
    both.addAll(duties(before));
    LocalDate day = facts.request().at().toLocalDate();
    return after.effect().compareTo(before.effect()) < 0
        || !merge
            .merge(both, facts.field(), day)
            .equals(merge.merge(duties(after), facts.field(), day));
  }

  private static List<Obligation> duties(FieldDecision decision) {
    return switch (decision) {
      case FieldDecision.Permit permit -> permit.obligations();
      case FieldDecision.Approve approve ->
          Stream.concat(approve.approvers().stream(), approve.obligations().stream()).toList();
      case FieldDecision.Deny ignored -> List.of();
    };
  }
}
