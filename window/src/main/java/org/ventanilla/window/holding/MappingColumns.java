package org.ventanilla.window.holding;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ventanilla.window.holding.Mapping.Value;

/// The columns a mapping reads, so that a file without one of them is refused at its header.
final class MappingColumns {
  private MappingColumns() {}

  static SortedSet<String> of(Mapping mapping) {
    SortedSet<String> columns = new TreeSet<>();
    values(mapping)
        .forEach(value -> {
          if (value instanceof Value.Column column) {
            columns.add(column.name());
          }
        });
    return columns;
  }

  private static Stream<Value> values(Mapping mapping) {
    return Stream.of(
            Stream.of(
                mapping.id(),
                mapping.subject(),
                mapping.classification(),
                mapping.handling(),
                mapping.source(),
                mapping.information(),
                mapping.originator(),
                mapping.thirdParty()),
            mapping.consent().stream(),
            mapping.birthDates().stream(),
            mapping.names().stream()
                .flatMap(n -> Stream.of(n.full(), n.given(), n.paternal(), n.maternal()))
                .flatMap(Optional::stream),
            mapping.identifiers().stream()
                .flatMap(i -> Stream.concat(Stream.of(i.value()), i.country().stream())),
            mapping.fields().stream().map(Mapping.FieldMapping::value))
        .flatMap(values -> values);
  }
}
