package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ventanilla.window.holding.Mapping.FieldMapping;
import org.ventanilla.window.holding.Mapping.IdentifierMapping;
import org.ventanilla.window.holding.Mapping.NameMapping;
import org.ventanilla.window.holding.Mapping.Value;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// One row, turned into a record by a mapping.
final class MappedRow {
  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

  private final Mapping mapping;
  private final Function<String, Optional<JsonNode>> columns;
  private final List<RecordReading.Fault> faults = new ArrayList<>();

  /// @param columns the value of a column; nothing when the row has none
  MappedRow(Mapping mapping, Function<String, Optional<JsonNode>> columns) {
    this.mapping = mapping;
    this.columns = columns;
  }

  /// What could not be turned; then the record must not be used.
  List<RecordReading.Fault> faults() {
    return faults;
  }

  /// The record as it goes into a line.
  ObjectNode record() {
    ObjectNode record = Json.mapper().createObjectNode();
    text(mapping.id()).ifPresent(id -> record.put("id", id));
    text(mapping.subject()).ifPresent(subject -> record.put("subject", subject));
    names(record.putArray("names"));
    ArrayNode dates = record.putArray("birthDates");
    mapping.birthDates().forEach(date -> texts(date).forEach(dates::add));
    identifiers(record.putArray("identifiers"));
    text(mapping.classification()).ifPresent(text -> record.put("classification", text));
    text(mapping.handling()).ifPresent(text -> record.put("handling", text));
    text(mapping.source()).ifPresent(text -> record.put("source", text));
    text(mapping.information()).ifPresent(text -> information(record, text));
    text(mapping.originator()).ifPresent(text -> record.put("originator", text));
    text(mapping.thirdParty()).ifPresent(text -> truth(record, "thirdParty", text));
    mapping.consent().flatMap(this::text).ifPresent(text -> truth(record, "consent", text));
    fields(record.putArray("fields"));
    return record;
  }

  private void names(ArrayNode into) {
    for (NameMapping name : mapping.names()) {
      if (name.full().isPresent()) {
        texts(name.full().get())
            .forEach(full -> into.addObject().put("kind", name.kind()).put("full", full));
        continue;
      }
      ObjectNode parts = Json.mapper().createObjectNode().put("kind", name.kind());
      name.given().flatMap(this::text).ifPresent(text -> parts.put("given", text));
      name.paternal().flatMap(this::text).ifPresent(text -> parts.put("paternal", text));
      name.maternal().flatMap(this::text).ifPresent(text -> parts.put("maternal", text));
      if (parts.size() > 1) {
        into.add(parts);
      }
    }
  }

  private void identifiers(ArrayNode into) {
    for (IdentifierMapping identifier : mapping.identifiers()) {
      for (String value : texts(identifier.value())) {
        ObjectNode node = into.addObject().put("type", identifier.type()).put("value", value);
        identifier.country().flatMap(this::text).ifPresent(country -> node.put("country", country));
      }
    }
  }

  private void fields(ArrayNode into) {
    for (FieldMapping field : mapping.fields()) {
      value(field.value())
          .ifPresent(value ->
              into.addObject()
                  .put("name", field.name())
                  .put("category", field.category())
                  .set("value", value));
    }
  }

  private static void information(ObjectNode record, String text) {
    if (INTEGER.matcher(text).matches()) {
      record.put("information", Integer.parseInt(text));
    } else {
      record.put("information", text);
    }
  }

  private static void truth(ObjectNode record, String name, String text) {
    if (text.equals("true") || text.equals("false")) {
      record.put(name, text.equals("true"));
    } else {
      record.put(name, text);
    }
  }

  /// A field's value keeps the kind it has in JSON; text is split and its dates are rewritten.
  private Optional<JsonNode> value(Value value) {
    if (value instanceof Value.Column column
        && column.split().isEmpty()
        && column.dateFormat().isEmpty()) {
      return columns
          .apply(column.name())
          .filter(node -> !node.isNull() && !(node.isString() && node.stringValue().isBlank()))
          .map(node -> node.isString() ? StringNode.valueOf(node.stringValue().strip()) : node);
    }
    List<String> texts = texts(value);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    boolean several = value instanceof Value.Column column && column.split().isPresent();
    if (!several) {
      return Optional.of(StringNode.valueOf(texts.getFirst()));
    }
    ArrayNode list = Json.mapper().createArrayNode();
    texts.forEach(list::add);
    return Optional.of(list);
  }

  private Optional<String> text(Value value) {
    return texts(value).stream().findFirst();
  }

  private List<String> texts(Value value) {
    return switch (value) {
      case Value.Constant(String text) -> List.of(text);
      case Value.Column column -> texts(column);
    };
  }

  private List<String> texts(Value.Column column) {
    List<String> texts = new ArrayList<>();
    for (String raw : raw(column)) {
      String text = raw.strip();
      if (text.isEmpty()) {
        continue;
      }
      Optional<String> read =
          column.dateFormat().isEmpty() ? Optional.of(text) : column.dateFormat().get().read(text);
      read.ifPresentOrElse(
          texts::add, () -> faults.add(new RecordReading.Fault(column.name(), "not-a-date")));
    }
    return texts;
  }

  private List<String> raw(Value.Column column) {
    Optional<JsonNode> node = columns.apply(column.name()).filter(n -> !n.isNull());
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get().isArray()) {
      return node.get().valueStream().map(part -> scalar(column, part)).toList();
    }
    String text = scalar(column, node.get());
    return column.split().isEmpty()
        ? List.of(text)
        : List.of(text.split(Pattern.quote(column.split().get()), -1));
  }

  private String scalar(Value.Column column, JsonNode node) {
    if (!node.isValueNode()) {
      faults.add(new RecordReading.Fault(column.name(), "wrong-type"));
      return "";
    }
    return node.asString("");
  }
}
