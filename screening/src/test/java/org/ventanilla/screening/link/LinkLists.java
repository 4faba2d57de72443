package org.ventanilla.screening.link;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.ReadReport;

/// Lists made of given entries.
final class LinkLists {
  private LinkLists() {}

  static LoadedList of(List<ListedEntity> entities) {
    ReadReport report =
        new ReadReport(
            entities.size(),
            new TreeMap<>(),
            List.of(),
            0,
            List.of(),
            "sha256:" + "0".repeat(64),
            Optional.empty());
    return new LoadedList("invented", ListType.CSV, entities, report);
  }

  static LinkGraph graph(ListedEntity... entities) {
    return LinkGraph.of(List.of(of(List.of(entities))));
  }
}
