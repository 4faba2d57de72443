package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;

/// An entry while it is put together.
final class EntityDraft {
  /// Most statements the remarks of one entry may make; what comes after is kept as text.
  static final int MOST_STATEMENTS = 10_000;

  final String id;
  final Kind kind;
  final List<Name> names = new ArrayList<>();
  final List<String> programs = new ArrayList<>();
  final List<DateExpression> birthDates = new ArrayList<>();
  final List<String> birthPlaces = new ArrayList<>();
  final List<String> nationalities = new ArrayList<>();
  final List<String> citizenships = new ArrayList<>();
  final List<Identifier> identifiers = new ArrayList<>();
  final List<Address> addresses = new ArrayList<>();
  final List<Relation> relations = new ArrayList<>();
  final TreeMap<String, String> details = new TreeMap<>();
  Optional<String> gender = Optional.empty();
  String remarks = "";

  EntityDraft(String id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  boolean full() {
    return names.size()
            + birthDates.size()
            + birthPlaces.size()
            + nationalities.size()
            + citizenships.size()
            + identifiers.size()
            + relations.size()
        >= MOST_STATEMENTS;
  }

  /// Adds to a detail; what it has already is kept before it.
  void detail(String key, String value) {
    String text = value.strip();
    if (!text.isEmpty()) {
      details.merge(key, text, (old, more) -> old.equals(more) ? old : old + "; " + more);
    }
  }

  /// Adds what another draft of the same entry says beside its names.
  void take(EntityDraft other) {
    birthDates.addAll(other.birthDates);
    birthPlaces.addAll(other.birthPlaces);
    nationalities.addAll(other.nationalities);
    citizenships.addAll(other.citizenships);
    identifiers.addAll(other.identifiers);
    relations.addAll(other.relations);
    other.details.forEach(this::detail);
  }

  void link(RelationType type, String name, String note) {
    relations.add(new Relation(type, new Relation.ByName(name), note));
  }

  ListedEntity entity() {
    return new ListedEntity(
        id,
        kind,
        names,
        programs,
        birthDates,
        birthPlaces,
        nationalities,
        citizenships,
        identifiers,
        gender,
        addresses,
        relations,
        details,
        remarks);
  }
}
