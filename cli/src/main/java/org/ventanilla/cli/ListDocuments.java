package org.ventanilla.cli;

import java.util.List;
import java.util.Locale;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.Relation;
import org.ventanilla.screening.list.Statements;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Entries of lists as JSON.
final class ListDocuments {
  private ListDocuments() {}

  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What became of an entry.
  static ObjectNode change(String what, ListedEntity entity) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("change", what)
        .put("id", entity.id())
        .put("kind", code(entity.kind()))
        .put("name", entity.names().getFirst().text());
  }

  /// An entry as it was read.
  static ObjectNode entity(ListedEntity entity) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", entity.id()).put("kind", code(entity.kind()));
    ArrayNode names = node.putArray("names");
    entity
        .names()
        .forEach(name -> names.addObject().put("kind", code(name.kind())).put("text", name.text()));
    texts(node, "programs", entity.programs());
    texts(node, "birthDates", entity.birthDates().stream().map(Object::toString).toList());
    texts(node, "birthPlaces", entity.birthPlaces());
    texts(node, "nationalities", entity.nationalities());
    texts(node, "citizenships", entity.citizenships());
    entity.gender().ifPresent(gender -> node.put("gender", gender));
    ArrayNode identifiers = node.putArray("identifiers");
    entity
        .identifiers()
        .forEach(identifier -> {
          ObjectNode one = identifiers.addObject();
          one.put("type", identifier.type().code()).put("value", identifier.value());
          identifier.country().ifPresent(country -> one.put("country", country));
          one.put("note", identifier.note());
        });
    texts(node, "addresses", entity.addresses().stream().map(ListedEntity.Address::line).toList());
    ArrayNode relations = node.putArray("relations");
    entity.relations().forEach(relation -> relation(relations.addObject(), relation));
    ObjectNode details = node.putObject("details");
    entity.details().forEach(details::put);
    node.put("remarks", entity.remarks());
    return node.put("state", Statements.fingerprint(entity));
  }

  private static void relation(ObjectNode into, Relation relation) {
    into.put("type", relation.type().code());
    switch (relation.target()) {
      case Relation.ById(String id) -> into.put("id", id);
      case Relation.ByName(String name) -> into.put("name", name);
    }
    into.put("note", relation.note());
  }

  private static void texts(ObjectNode node, String name, List<String> values) {
    values.forEach(node.putArray(name)::add);
  }
}
