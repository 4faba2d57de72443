package org.ventanilla.policy;

import java.util.List;

/// Why a field was decided as it was, for whoever may see the policy. Names rules and attributes,
/// never values.
///
/// @param nearMisses the rules that nearly applied, nearest first, at most 20
/// @param sentence all of it in a sentence or two
public record Explanation(FieldDecision decision, List<NearMiss> nearMisses, Sentence sentence) {
  static final int MAX_NEAR_MISSES = 20;

  public Explanation {
    nearMisses = List.copyOf(nearMisses);
  }

  /// A rule that nearly applied, and what kept it from it.
  public record NearMiss(String rule, Effect effect, Obstacle obstacle) {}

  /// What kept a rule from applying.
  public sealed interface Obstacle {
    /// Its scope matched; these parts of its condition did not hold.
    record Unmet(List<Part> parts) implements Obstacle {
      public Unmet {
        parts = List.copyOf(parts);
      }
    }

    /// Its scope matched; its condition could not be evaluated.
    record Failed(List<Part> parts) implements Obstacle {
      public Failed {
        parts = List.copyOf(parts);
      }
    }

    /// Its scope and condition may match, but it does not count at that time.
    ///
    /// @param isOver whether its time is over, else it is yet to come
    record OutOfTime(boolean isOver) implements Obstacle {}

    /// Its scope matched but for one attribute.
    ///
    /// @param attribute such as `request.purpose`
    record Scope(String attribute) implements Obstacle {}
  }

  /// A part of a condition: what is joined by `&&`.
  ///
  /// @param number from 1
  /// @param of how many parts the condition has
  /// @param file where it stands, with line and column from 1
  /// @param attributes the attributes it is about
  public record Part(
      int number, int of, String file, int line, int column, List<String> attributes) {
    public Part {
      attributes = List.copyOf(attributes);
    }
  }
}
