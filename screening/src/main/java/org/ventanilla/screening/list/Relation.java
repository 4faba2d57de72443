package org.ventanilla.screening.list;

/// What a list says of one of its entries and another.
///
/// @param type how they are related
/// @param target the other entry
/// @param note what the list adds, such as a share or a role; empty if nothing
public record Relation(RelationType type, Target target, String note) {

  /// The other entry: by its id, or only by a name that still has to be found in the list.
  public sealed interface Target permits ById, ByName {}

  /// An entry of the same list.
  ///
  /// @param id the source's own id
  public record ById(String id) implements Target {
    /// Checks.
    public ById {
      if (id.isBlank()) {
        throw new IllegalArgumentException("a target has an id");
      }
    }
  }

  /// An entry, or something that is not listed, by its name.
  ///
  /// @param name as the list has it
  public record ByName(String name) implements Target {
    /// Checks.
    public ByName {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a target has a name");
      }
    }
  }
}
