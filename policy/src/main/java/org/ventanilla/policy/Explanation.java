package org.ventanilla.policy;

import java.util.List;

/// Why a field was decided as it was, for whoever may see the policy; the requester gets
/// [Trace#told] at most. Names rules and attributes, and says which of two a record is where there
/// are only two; holds no other value of it.
///
/// @param deciding ids of the rules that decided, in the policy's order; the others that matched
///   made no difference but by their obligations
/// @param nearMisses the rules about the field's category that nearly applied, nearest first, at
///   most 20
/// @param leftOut how many more there were
/// @param sentence all of it in a sentence or two
public record Explanation(
    FieldDecision decision,
    List<String> deciding,
    List<NearMiss> nearMisses,
    int leftOut,
    Sentence sentence) {
  static final int MAX_NEAR_MISSES = 20;

  public Explanation {
    deciding = List.copyOf(deciding);
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
    ///
    /// @param parts the parts that could not, where it was single parts
    /// @param causes why, as far as it can be told
    record Failed(List<Part> parts, List<Cause> causes) implements Obstacle {
      public Failed {
        parts = List.copyOf(parts);
        causes = List.copyOf(causes);
      }
    }

    /// Its scope and condition may match, but it does not count at that time.
    ///
    /// @param isOver whether its time is over, else it is yet to come
    record OutOfTime(boolean isOver) implements Obstacle {}

    /// All matched but for one attribute of its scope.
    ///
    /// @param attribute such as `request.purpose`
    /// @param accepted the values it accepts, in alphabetical order
    record Scope(String attribute, List<String> accepted) implements Obstacle {
      public Scope {
        accepted = List.copyOf(accepted);
      }
    }
  }

  /// Why a condition could not be evaluated.
  public sealed interface Cause {
    /// The cause in words, without an end.
    Sentence words();

    /// An attribute it reads is not known.
    record Missing(String attribute, Sentence words) implements Cause {}

    /// A table it reads cannot be used.
    ///
    /// @param file where that can be seen, with the line from 1; 0 for the whole file
    record Unusable(String table, String file, int line, Sentence words) implements Cause {}
  }

  /// A part of a condition: what is joined by `&&`.
  ///
  /// @param number from 1
  /// @param of how many parts the condition has
  /// @param text as one would write it in the policy
  /// @param file where it stands, with line and column from 1
  /// @param attributes the attributes it is about
  public record Part(
      int number, int of, String text, String file, int line, int column, List<String> attributes) {
    public Part {
      attributes = List.copyOf(attributes);
    }
  }
}
