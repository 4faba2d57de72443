package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ReadReport.Reason;

/// FollowTheMoney entities that only say something of another: kept by the id of whom they are
/// about until that entity comes.
final class FtmSides {
  /// Most of them in one file.
  static final int MOST_HELD = 20_000_000;

  /// Schemata that relate two entities: the property with the one that states it, the property with
  /// the other, the type.
  private static final Map<String, Edge> EDGES =
      Map.of(
          "Ownership", new Edge("owner", "asset", RelationType.OWNERSHIP),
          "Directorship", new Edge("director", "organization", RelationType.DIRECTORSHIP),
          "Membership", new Edge("member", "organization", RelationType.MEMBERSHIP),
          "Employment", new Edge("employee", "employer", RelationType.EMPLOYMENT),
          "Family", new Edge("person", "relative", RelationType.FAMILY),
          "Associate", new Edge("person", "associate", RelationType.ASSOCIATE),
          "Representation", new Edge("agent", "client", RelationType.REPRESENTATION),
          "UnknownLink", new Edge("subject", "object", RelationType.LINKED),
          "Succession", new Edge("predecessor", "successor", RelationType.SUCCESSION));

  /// Schemata with what else is said of one entity: the property with its id.
  private static final Map<String, String> HOLDERS =
      Map.of(
          "Identification", "holder",
          "Passport", "holder",
          "Sanction", "entity",
          "CryptoWallet", "holder",
          "Security", "issuer",
          "Occupancy", "holder");

  private final String file;
  private final Map<String, List<Side>> byHolder = new HashMap<>();
  private final Map<String, Address> addresses = new HashMap<>();
  private final Map<String, String> positions = new HashMap<>();
  private final List<Long> unnamed = new ArrayList<>();
  private long used;
  private long held;

  FtmSides(String file) {
    this.file = file;
  }

  private record Edge(String from, String to, RelationType type) {}

  private record Side(long line, Consumer<EntityDraft> adds) {}

  static boolean isSide(String schema) {
    return EDGES.containsKey(schema)
        || HOLDERS.containsKey(schema)
        || schema.equals("Address")
        || schema.equals("Position");
  }

  /// Keeps the entity, if it is one of these, and those written out inside it, as
  /// `targets.nested.json` of OpenSanctions has them: there the property that leads back to the
  /// entity around them is left out.
  void learn(Map<String, Object> object, long line) {
    keep(object, line);
    nested(object, line);
  }

  private void nested(Map<?, ?> object, long line) {
    if (!(object.get("properties") instanceof Map<?, ?> properties)) {
      return;
    }
    String around = object.get("id") instanceof String id ? id : "";
    for (Object values : properties.values()) {
      for (Object value : values instanceof List<?> list ? list : List.of()) {
        if (value instanceof Map<?, ?> inner && inner.get("schema") instanceof String schema) {
          keep(within(around, inner, schema), line);
          nested(inner, line);
        }
      }
    }
  }

  /// The entity with the property that leads back to the one around it.
  private static Map<String, Object> within(String around, Map<?, ?> inner, String schema) {
    Map<String, Object> whole = new LinkedHashMap<>();
    inner.forEach((key, value) -> whole.put(String.valueOf(key), value));
    Map<String, Object> properties = new LinkedHashMap<>();
    if (inner.get("properties") instanceof Map<?, ?> stated) {
      stated.forEach((key, value) -> properties.put(String.valueOf(key), value));
    }
    Edge edge = EDGES.get(schema);
    String holder = HOLDERS.getOrDefault(schema, "");
    List<String> back = edge == null ? List.of(holder) : List.of(edge.from(), edge.to());
    back.stream()
        .filter(property -> !property.isEmpty() && !properties.containsKey(property))
        .findFirst()
        .ifPresent(property -> properties.put(property, List.of(around)));
    whole.put("properties", properties);
    return whole;
  }

  private void keep(Map<String, Object> object, long line) {
    String schema = JsonLine.text(object, "schema");
    String id = JsonLine.text(object, "id");
    if (!isSide(schema) || id.isBlank()) {
      return;
    }
    if (++held > MOST_HELD) {
      throw new ScreeningException(
          ScreeningException.Code.LIST_TOO_LARGE,
          file + ", line " + line + ": more than " + MOST_HELD + " relations and documents");
    }
    Map<String, List<String>> properties = FtmThing.properties(object);
    if (schema.equals("Address")) {
      addresses.put(id, address(properties, FtmThing.caption(object)));
      used++;
    } else if (schema.equals("Position")) {
      positions.put(id, String.join("; ", FtmThing.texts(properties, "name")));
      used++;
    } else {
      Edge edge = EDGES.get(schema);
      if (edge != null) {
        relation(edge, properties, line);
      } else {
        statement(schema, properties, line);
      }
    }
  }

  private void relation(Edge edge, Map<String, List<String>> properties, long line) {
    String note =
        String.join(
            "; ",
            List.of("role", "relationship", "percentage", "status").stream()
                .flatMap(name -> FtmThing.texts(properties, name).stream())
                .toList());
    for (String from : FtmThing.texts(properties, edge.from())) {
      for (String to : FtmThing.texts(properties, edge.to())) {
        hold(
            from,
            line,
            draft -> draft.relations.add(new Relation(edge.type(), new Relation.ById(to), note)));
      }
    }
    if (FtmThing.texts(properties, edge.from()).isEmpty()
        || FtmThing.texts(properties, edge.to()).isEmpty()) {
      unnamed.add(line);
    }
  }

  private void statement(String schema, Map<String, List<String>> properties, long line) {
    List<String> holders = FtmThing.texts(properties, HOLDERS.getOrDefault(schema, ""));
    if (holders.isEmpty()) {
      unnamed.add(line);
    }
    for (String holder : holders) {
      hold(holder, line, draft -> say(schema, properties, draft));
    }
  }

  private void hold(String holder, long line, Consumer<EntityDraft> adds) {
    byHolder.computeIfAbsent(holder, id -> new ArrayList<>(2)).add(new Side(line, adds));
  }

  private void say(String schema, Map<String, List<String>> properties, EntityDraft draft) {
    switch (schema) {
      case "Sanction" -> {
        FtmThing.texts(properties, "program").stream()
            .filter(program -> !draft.programs.contains(program))
            .forEach(draft.programs::add);
        for (String name :
            List.of("authority", "listingDate", "startDate", "reason", "authorityId")) {
          FtmThing.texts(properties, name).forEach(text -> draft.detail(name, text));
        }
      }
      case "Occupancy" ->
          FtmThing.texts(properties, "post")
              .forEach(post -> draft.detail("position", positions.getOrDefault(post, post)));
      case "Security" -> numbers(properties, "isin", IdentifierType.OTHER, draft);
      case "CryptoWallet" ->
          numbers(properties, "publicKey", IdentifierType.DIGITAL_CURRENCY, draft);
      default -> document(schema, properties, draft);
    }
  }

  private static void numbers(
      Map<String, List<String>> properties, String name, IdentifierType type, EntityDraft draft) {
    String note = String.join("; ", FtmThing.texts(properties, "currency"));
    FtmThing.texts(properties, name)
        .forEach(
            value -> draft.identifiers.add(new Identifier(type, value, Optional.empty(), note)));
  }

  private static void document(
      String schema, Map<String, List<String>> properties, EntityDraft draft) {
    String stated = String.join(" ", FtmThing.texts(properties, "type"));
    IdentifierType type =
        schema.equals("Passport") ? IdentifierType.PASSPORT : IdentifierWords.of(stated);
    Optional<String> country = FtmThing.texts(properties, "country").stream().findFirst();
    for (String number : FtmThing.texts(properties, "number")) {
      IdentifierType form =
          type == IdentifierType.PASSPORT ? type : MexicanForms.of(number).orElse(type);
      draft.identifiers.add(new Identifier(form, number, country, stated));
    }
  }

  private static Address address(Map<String, List<String>> properties, String caption) {
    List<String> full = FtmThing.texts(properties, "full");
    String street =
        String.join(
            ", ",
            List.of("street", "street2", "street3").stream()
                .flatMap(name -> FtmThing.texts(properties, name).stream())
                .toList());
    if (street.isEmpty()) {
      return new Address(full.isEmpty() ? caption : full.getFirst(), "", "", "");
    }
    String city =
        String.join(
            ", ",
            List.of("city", "region", "state", "postalCode").stream()
                .flatMap(name -> FtmThing.texts(properties, name).stream())
                .toList());
    return new Address(street, city, String.join(", ", FtmThing.texts(properties, "country")), "");
  }

  /// The address entity with this id.
  Optional<Address> address(String id) {
    @Nullable Address address = addresses.get(id);
    return Optional.ofNullable(address).filter(known -> !known.line().isBlank());
  }

  /// Adds what is said of an entity.
  void attach(String id, EntityDraft draft) {
    List<Side> sides = byHolder.remove(id);
    if (sides != null) {
      sides.forEach(side -> side.adds().accept(draft));
      used += sides.size();
    }
  }

  /// Counts what was used, and what is of nobody.
  void report(ReadCounts counts) {
    counts.used(file + " (relations and documents)", used);
    unnamed.forEach(line -> counts.skip(file, line, Reason.DANGLING));
    byHolder
        .values()
        .forEach(sides -> sides.forEach(side -> counts.skip(file, side.line(), Reason.DANGLING)));
  }
}
