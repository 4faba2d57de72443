package org.ventanilla.policy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What each agency can get for each purpose of each category, over all situations of one moment.
/// This is what `policy coverage` shows.
///
/// @param at the moment; what is over by then or has not begun counts for nothing
/// @param agencies in the policy's order
public record Coverage(
    ZonedDateTime at,
    List<String> agencies,
    List<String> purposes,
    List<String> categories,
    Map<PolicyReport.Cell, Level> cells) {
  public Coverage {
    agencies = List.copyOf(agencies);
    purposes = List.copyOf(purposes);
    categories = List.copyOf(categories);
    cells = Map.copyOf(cells);
  }

  /// The most that can happen in a cell, from most closed to most open.
  public enum Level {
    /// No rule that names anything is about it.
    SILENT("-"),
    /// Nothing leaves; rules withhold some of it, and no rule is about the rest.
    SOME_WITHHELD("d"),
    /// Rules withhold all of it.
    WITHHELD("D"),
    /// It can leave, but only once somebody agrees.
    APPROVED("A"),
    /// It can leave, in some situations without anybody agreeing, in others not.
    EITHER("a"),
    /// It can leave without anybody agreeing.
    PERMITTED("P");

    private final String mark;

    Level(String mark) {
      this.mark = mark;
    }

    /// One character.
    public String mark() {
      return mark;
    }
  }

  /// Looks at a policy.
  ///
  /// @throws IllegalStateException when there are too many situations to look at all
  public static Coverage of(Policy policy, ZonedDateTime at) {
    Map<PolicyReport.Cell, Level> cells = new HashMap<>();
    Map<Block, Set<Effect>> effects = new HashMap<>();
    try {
      Situations situations = Situations.at(List.of(policy), at);
      situations.forEach((categories, agencies, purposes, blocks) -> {
        Level level = level(policy, situations, blocks, effects);
        RuleUse.cells(categories, agencies, purposes).forEach(cell -> cells.put(cell, level));
      });
    } catch (Vectors.TooMany e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    Manifest manifest = policy.manifest();
    return new Coverage(
        at,
        manifest.valuesOf(Domain.AGENCY),
        manifest.valuesOf(Domain.PURPOSE),
        manifest.valuesOf(Domain.CATEGORY),
        cells);
  }

  /// What a cell is.
  public Level level(String agency, String purpose, String category) {
    return cells.getOrDefault(new PolicyReport.Cell(agency, purpose, category), Level.SILENT);
  }

  /// The cells of one level, in order.
  public List<PolicyReport.Cell> at(Level level) {
    List<PolicyReport.Cell> at = new ArrayList<>();
    for (String agency : agencies) {
      for (String purpose : purposes) {
        for (String category : categories) {
          if (level(agency, purpose, category) == level) {
            at.add(new PolicyReport.Cell(agency, purpose, category));
          }
        }
      }
    }
    return at;
  }

  private static Level level(
      Policy policy,
      Situations situations,
      Map<Block, Assignment> blocks,
      Map<Block, Set<Effect>> known) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    blocks
        .keySet()
        .forEach(block -> effects.addAll(known.computeIfAbsent(block, Coverage::effects)));
    if (effects.contains(Effect.PERMIT)) {
      return effects.contains(Effect.APPROVE) ? Level.EITHER : Level.PERMITTED;
    }
    if (effects.contains(Effect.APPROVE)) {
      return Level.APPROVED;
    }
    if (RuleUse.isSilent(policy, situations, blocks)) {
      return Level.SILENT;
    }
    return blocks.keySet().stream().allMatch(Coverage::isWithheldByRules)
        ? Level.WITHHELD
        : Level.SOME_WITHHELD;
  }

  /// Whether some rule withholds in every situation in which the policy can decide.
  private static boolean isWithheldByRules(Block block) {
    return block.situations().stream()
        .filter(situation -> !situation.failing().get(0))
        .noneMatch(situation -> situation.decision().trace().matched().isEmpty());
  }

  private static Set<Effect> effects(Block block) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    block.situations().forEach(situation -> effects.add(situation.decision().effect()));
    return effects;
  }

  /// The agencies that can get some of a category for a purpose.
  public Set<String> agenciesFor(String purpose, String category) {
    Set<String> open = new TreeSet<>();
    for (String agency : agencies) {
      if (level(agency, purpose, category).compareTo(Level.WITHHELD) > 0) {
        open.add(agency);
      }
    }
    return open;
  }
}
