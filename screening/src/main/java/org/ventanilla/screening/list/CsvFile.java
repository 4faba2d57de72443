package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.ReadReport.Reason;

/// Plain CSV with a header and a [CsvMapping]. Columns the mapping does not name are kept as
/// details.
final class CsvFile {
  private final Path path;

  CsvFile(Path path) {
    this.path = path;
  }

  ReadReport read(Consumer<ListedEntity> sink) throws IOException {
    ReadCounts counts = new ReadCounts();
    SourceDates.ofName(path).ifPresent(counts::sourceDate);
    String file = String.valueOf(path.getFileName());
    CsvMapping mapping = CsvMapping.beside(path);
    Set<String> ids = new HashSet<>();
    try (CsvTable table =
        new CsvTable(file, Files.newInputStream(path), counts, mapping.separator())) {
      CsvMapping.Bound bound = mapping.bind(table.header(), file);
      for (List<String> row = table.next(); row != null; row = table.next()) {
        Reason reason = new Reading(bound, row).use(ids, sink);
        if (reason == null) {
          counts.entity();
          counts.used(file);
        } else {
          table.skip(reason);
        }
      }
    }
    return counts.report();
  }

  /// One row.
  private record Reading(CsvMapping.Bound bound, List<String> row) {

    @Nullable Reason use(Set<String> ids, Consumer<ListedEntity> sink) {
      String id = first("id");
      if (id.isEmpty()) {
        return Reason.NO_ID;
      }
      Optional<Kind> kind = bound.kind(first("kind"));
      if (kind.isEmpty()) {
        return Reason.BAD_VALUE;
      }
      EntityDraft draft = new EntityDraft(id, kind.get());
      names(draft);
      if (draft.names.isEmpty()) {
        return Reason.NO_NAME;
      }
      if (!ids.add(id)) {
        return Reason.DUPLICATE_ID;
      }
      statements(draft);
      sink.accept(draft.entity());
      return null;
    }

    private String first(String field) {
      List<String> values = all(field);
      return values.isEmpty() ? "" : values.getFirst();
    }

    private List<String> all(String field) {
      List<String> values = new ArrayList<>();
      for (int column : bound.columns(field)) {
        bound.split(row.get(column)).forEach(values::add);
      }
      return values;
    }

    private void names(EntityDraft draft) {
      String family = String.join(" ", nonEmpty(first("paternal"), first("maternal")));
      if (family.isEmpty()) {
        family = first("family");
      }
      String given = first("given");
      String parts = String.join(", ", nonEmpty(family, given));
      List<String> full = all("name");
      add(draft, NameKind.PRIMARY, parts);
      full.forEach(name -> add(draft, NameKind.ALIAS, name));
      all("alias").forEach(name -> add(draft, NameKind.ALIAS, name));
      all("weak_alias").forEach(name -> add(draft, NameKind.WEAK_ALIAS, name));
      all("former_name").forEach(name -> add(draft, NameKind.FORMER, name));
    }

    private static List<String> nonEmpty(String... texts) {
      return List.of(texts).stream().filter(text -> !text.isEmpty()).toList();
    }

    private static void add(EntityDraft draft, NameKind kind, String text) {
      if (!text.isEmpty()) {
        draft.names.add(new Name(draft.names.isEmpty() ? NameKind.PRIMARY : kind, text));
      }
    }

    private void statements(EntityDraft draft) {
      for (String date : all("birth_date")) {
        if (!FreeDates.read(date, draft)) {
          draft.detail("birthDate", date);
        }
      }
      draft.birthPlaces.addAll(all("birth_place"));
      draft.nationalities.addAll(all("nationality"));
      draft.citizenships.addAll(all("citizenship"));
      draft.programs.addAll(all("program"));
      all("linked_to").forEach(name -> draft.link(RelationType.LINKED, name, ""));
      all("employer").forEach(name -> draft.link(RelationType.EMPLOYMENT, name, ""));
      all("relative").forEach(name -> draft.link(RelationType.FAMILY, name, ""));
      draft.remarks = String.join("; ", all("remarks"));
      switch (first("sex").toLowerCase(Locale.ROOT)) {
        case "f", "female", "mujer", "femenino" -> draft.gender = Optional.of("female");
        case "m", "male", "h", "hombre", "masculino" -> draft.gender = Optional.of("male");
        default -> draft.detail("sex", first("sex"));
      }
      Address address =
          new Address(
              String.join(", ", all("address")),
              String.join(", ", all("city")),
              first("country"),
              "");
      if (!address.line().isEmpty()) {
        draft.addresses.add(address);
      }
      bound.identifiers().forEach((type, field) -> identifiers(draft, type, field));
      bound.rest().forEach((column, name) -> draft.detail(name, row.get(column)));
    }

    private void identifiers(EntityDraft draft, IdentifierType type, String field) {
      for (String value : all(field)) {
        draft.identifiers.add(new Identifier(type, value, Optional.empty(), ""));
      }
    }
  }

  /// Names of files and fields, for messages and the mapping.
  static Map<String, IdentifierType> identifierFields() {
    Map<String, IdentifierType> fields = new java.util.TreeMap<>();
    for (IdentifierType type : IdentifierType.values()) {
      fields.put(type.code().replace('-', '_'), type);
    }
    return fields;
  }
}
