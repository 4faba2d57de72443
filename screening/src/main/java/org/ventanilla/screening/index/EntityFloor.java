package org.ventanilla.screening.index;

/// What an entry's names must score to matter, given all else that is known of the entry and of
/// whom is asked about. Asked for every entry whose names come near, before they are scored: it
/// should cost some nanoseconds.
@FunctionalInterface
public interface EntityFloor {
  /// The least name score that matters.
  ///
  /// @param entity the entry's number in the snapshot
  /// @return above 1 if no name score would do
  double floor(int entity);

  /// Whether any name score of the entry may matter; asked before its names are looked at. True
  /// whenever the floor is at most 1, and possibly else.
  default boolean mayMatter(int entity) {
    return true;
  }

  /// The same for all entries.
  static EntityFloor of(double floor) {
    return entity -> floor;
  }
}
