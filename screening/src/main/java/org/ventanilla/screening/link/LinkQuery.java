package org.ventanilla.screening.link;

import java.util.List;
import org.ventanilla.screening.person.Fact;

/// From where paths are sought.
///
/// @param facts what the person declared: addresses, telephone numbers, mail addresses, documents
///   and vehicles are looked up; names only when an entry has exactly that name
/// @param entries entries of the lists which a name of the person, a relative or an employer meets
/// @param hops how many steps a path may have, 1 to [#MOST_HOPS]; being an entry is no step
/// @param limit most paths to give, 1 to [#MOST_PATHS]
public record LinkQuery(List<Fact> facts, List<Entry> entries, int hops, int limit) {
  /// Most steps of a path.
  public static final int MOST_HOPS = 3;

  /// Most paths of an answer.
  public static final int MOST_PATHS = 1_000;

  /// Copies and checks.
  public LinkQuery {
    facts = List.copyOf(facts);
    entries = List.copyOf(entries);
    if (hops < 1 || hops > MOST_HOPS) {
      throw new IllegalArgumentException("hops are 1 to " + MOST_HOPS + ", not " + hops);
    }
    if (limit < 1 || limit > MOST_PATHS) {
      throw new IllegalArgumentException("the limit is 1 to " + MOST_PATHS + ", not " + limit);
    }
  }

  /// An entry that a name meets.
  ///
  /// @param entity its number
  /// @param score how well, above 0 and at most 1
  /// @param kind [StepKind#IDENTITY] for the person's own name, which is no step of the path;
  ///   [StepKind#RELATIVE], [StepKind#EMPLOYER] or [StepKind#NAME] for a declared one, which is
  /// @param text the name that met it, or what the person declared
  public record Entry(int entity, double score, StepKind kind, String text) {
    /// Checks.
    public Entry {
      if (entity < 0 || !(score > 0 && score <= 1)) {
        throw new IllegalArgumentException("no entity, or a score not in (0, 1]: " + score);
      }
      switch (kind) {
        case IDENTITY, RELATIVE, EMPLOYER, NAME -> {
          // What a name can say.
        }
        default -> throw new IllegalArgumentException("no way in for a name: " + kind);
      }
    }
  }
}
