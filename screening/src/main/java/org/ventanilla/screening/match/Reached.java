package org.ventanilla.screening.match;

import java.util.List;
import java.util.Map;
import org.ventanilla.screening.link.LinkPath;

/// What a person is linked with.
///
/// @param paths the best one to each entry, those to namesakes first, then the strongest
/// @param namesakes of entries with a path which the person may also be: the record of a holding
///   that the entry fits as well, as it is told
record Reached(List<LinkPath> paths, Map<Integer, String> namesakes) {
  static final Reached NOTHING = new Reached(List.of(), Map.of());
}
