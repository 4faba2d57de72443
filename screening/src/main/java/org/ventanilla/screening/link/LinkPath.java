package org.ventanilla.screening.link;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// How a person is connected with a designated entity.
///
/// @param entity the number of the designated entity
/// @param score how much of the connection survives its steps, above 0 and at most 1
/// @param hops how many steps it has; being an entry is none
/// @param steps from the person on
public record LinkPath(int entity, double score, int hops, List<Step> steps) {
  /// The strongest first, then the shorter, then the lower number.
  public static final Comparator<LinkPath> STRONGEST_FIRST =
      Comparator.comparingDouble((LinkPath path) -> -path.score())
          .thenComparingInt(LinkPath::hops)
          .thenComparingInt(LinkPath::entity);

  /// Copies.
  public LinkPath {
    steps = List.copyOf(steps);
  }

  /// One step.
  ///
  /// @param kind how it connects
  /// @param forward whether the entity before states it of the one after; a shared value is forward
  /// @param evidence the value they share, the role, the name that met; empty when the list says no
  ///   more than the kind
  /// @param entity the number of the entity it leads to
  /// @param id the source's own id of that entity
  /// @param name of that entity
  /// @param weight what the step leaves of the connection, damping included
  public record Step(
      StepKind kind,
      boolean forward,
      String evidence,
      int entity,
      String id,
      String name,
      double weight) {

    /// One line, for example `-[address: Calle 1, Villa Ejemplo]-> PRUEBA, Ximena (7)`.
    String describe(Function<StepKind, String> words) {
      String how = words.apply(kind);
      String what = evidence.isEmpty() ? how : how + ": " + evidence;
      String arrow = forward ? "-[" + what + "]-> " : "<-[" + what + "]- ";
      return arrow + name + " (" + id + ")";
    }
  }

  /// The path in one line, the person left out.
  public String describe() {
    return describe(StepKind::code);
  }

  /// The same in other words.
  ///
  /// @param words for how a step connects
  public String describe(Function<StepKind, String> words) {
    return String.join(" ", steps.stream().map(step -> step.describe(words)).toList());
  }
}
