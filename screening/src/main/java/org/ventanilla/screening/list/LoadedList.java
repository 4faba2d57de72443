package org.ventanilla.screening.list;

import java.util.List;

/// A whole list in memory, in its own order.
///
/// @param name what hits call it
/// @param type the format it came in
/// @param entities its entries
/// @param report what was read and what was not
public record LoadedList(
    String name, ListType type, List<ListedEntity> entities, ReadReport report) {
  /// Copies.
  public LoadedList {
    entities = List.copyOf(entities);
  }
}
