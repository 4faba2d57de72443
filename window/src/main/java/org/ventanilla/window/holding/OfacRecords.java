package org.ventanilla.window.holding;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.OfacDirectory;
import org.ventanilla.screening.list.ReadReport;
import org.ventanilla.screening.list.Relation;
import org.ventanilla.screening.list.RelationType;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// OFAC's SDN list as a holding. It is published, so its records are unclassified, and for crime
/// purposes as everything is; the source is the authority itself.
final class OfacRecords {
  private static final Map<String, String> COUNTRIES = countries();

  private OfacRecords() {}

  /// Writes a record an entry. Rows the list reader skipped are refused lines, by their own file's
  /// line.
  static void write(Path directory, LineWriter lines) {
    AtomicLong entry = new AtomicLong();
    ReadReport report =
        new OfacDirectory(directory)
            .read(entity -> lines.write(entry.incrementAndGet(), record(entity)));
    for (ReadReport.Skipped skipped : report.skipped()) {
      String reason = skipped.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      lines.refuse(skipped.line(), skipped.file(), reason);
    }
  }

  private static ObjectNode record(ListedEntity entity) {
    ObjectNode record = Json.mapper().createObjectNode();
    record.put("id", "ofac-" + entity.id());
    record.put("subject", subject(entity.kind()));
    ArrayNode names = record.putArray("names");
    for (ListedEntity.Name name : entity.names()) {
      names.addObject().put("kind", kind(name.kind())).put("full", name.text());
    }
    ArrayNode dates = record.putArray("birthDates");
    entity.birthDates().forEach(date -> dates.add(date.toString()));
    ArrayNode identifiers = record.putArray("identifiers");
    entity.identifiers().forEach(i -> identifier(identifiers.addObject(), i));
    record.put("classification", "unclassified");
    record.put("handling", "H0");
    record.put("source", "A");
    record.put("information", 1);
    record.put("originator", "us-ofac");
    record.put("thirdParty", false);
    fields(record.putArray("fields"), entity);
    return record;
  }

  private static void identifier(ObjectNode into, Identifier identifier) {
    into.put("type", identifier.type().code()).put("value", identifier.value());
    identifier
        .country()
        .map(country -> COUNTRIES.get(country.toLowerCase(Locale.ROOT)))
        .ifPresent(code -> into.put("country", code));
  }

  private static void fields(ArrayNode into, ListedEntity entity) {
    List<ListedEntity.Name> names = entity.names();
    field(into, "name", "identity", List.of(names.getFirst().text()), true);
    field(into, "alias", "identity", texts(names.stream().skip(1), ListedEntity.Name::text), false);
    field(into, "birthDate", "identity", texts(entity.birthDates().stream(), d -> d + ""), false);
    field(into, "birthPlace", "identity", entity.birthPlaces(), false);
    field(into, "nationality", "identity", entity.nationalities(), false);
    field(into, "citizenship", "identity", entity.citizenships(), false);
    field(into, "gender", "identity", entity.gender().stream().toList(), true);
    field(
        into,
        "address",
        "address",
        texts(entity.addresses().stream(), ListedEntity.Address::line),
        false);
    byType(entity)
        .forEach((type, values) -> field(into, type.code(), category(type), values, false));
    entity
        .details()
        .forEach((name, value) -> field(into, name, detailCategory(name), List.of(value), true));
    field(into, "program", "wanted", entity.programs(), false);
    field(into, "linked", "association", entity.linkedTo(), false);
    field(into, "relation", "association", relations(entity), false);
    field(into, "remarks", "association", text(entity.remarks()), true);
  }

  /// Relations with a name of their own, such as kinship.
  private static List<String> relations(ListedEntity entity) {
    return entity.relations().stream()
        .filter(relation -> relation.type() != RelationType.LINKED)
        .map(OfacRecords::line)
        .toList();
  }

  private static String line(Relation relation) {
    String how = relation.note().isEmpty() ? relation.type().code() : relation.note();
    return switch (relation.target()) {
      case Relation.ById(String id) -> how + ": " + id;
      case Relation.ByName(String name) -> how + ": " + name;
    };
  }

  private static Map<IdentifierType, List<String>> byType(ListedEntity entity) {
    return entity.identifiers().stream()
        .collect(
            Collectors.groupingBy(
                Identifier::type,
                LinkedHashMap::new,
                Collectors.mapping(OfacRecords::line, Collectors.toList())));
  }

  /// The identifier as one line, as the list has it.
  private static String line(Identifier identifier) {
    String country = identifier.country().map(name -> " (" + name + ")").orElse("");
    String note = identifier.note().isEmpty() ? "" : " " + identifier.note();
    return identifier.value() + country + note;
  }

  private static void field(
      ArrayNode into, String name, String category, List<String> values, boolean single) {
    List<String> kept = List.copyOf(new LinkedHashSet<>(values));
    if (kept.isEmpty()) {
      return;
    }
    ObjectNode field = into.addObject().put("name", name).put("category", category);
    if (single) {
      field.put("value", kept.getFirst());
      return;
    }
    ArrayNode list = field.putArray("value");
    kept.forEach(list::add);
  }

  private static String subject(ListedEntity.Kind kind) {
    return switch (kind) {
      case PERSON -> "person";
      case ORGANISATION, UNKNOWN -> "organisation";
      case VESSEL, AIRCRAFT, OTHER -> "vehicle";
    };
  }

  private static String kind(ListedEntity.NameKind kind) {
    return switch (kind) {
      case PRIMARY -> "legal";
      case ALIAS, FORMER -> "alias";
      case WEAK_ALIAS -> "weak-alias";
    };
  }

  /// CURP, RFC and the like say who somebody is; the others are documents one holds.
  private static String category(IdentifierType type) {
    return switch (type) {
      case CURP, RFC, CEDULA, NIT, NATIONAL_ID, TAX_ID, COMPANY, LEI, ELECTORAL, OTHER ->
          "identity";
      case PASSPORT, DRIVING_LICENCE, MILITARY_ID, BIRTH_CERTIFICATE, TRAVEL_DOCUMENT, LICENCE ->
          "document";
      case IMO, MMSI, CALL_SIGN, AIRCRAFT_TAIL, AIRCRAFT_SERIAL, TRANSPONDER -> "vehicle";
      case BANK, DIGITAL_CURRENCY -> "financial";
      case PHONE, EMAIL -> "communication";
    };
  }

  private static String detailCategory(String name) {
    return switch (name) {
      case "title", "position", "tribe", "chineseCommercialCode", "organizationType" -> "identity";
      case "establishedOn", "targetType", "website", "security" -> "identity";
      case "passportNote" -> "document";
      case "fax" -> "communication";
      case "location", "scope" -> "address";
      case "sanctions", "custody" -> "wanted";
      default -> "vehicle";
    };
  }

  private static <T> List<String> texts(Stream<T> parts, Function<T, String> text) {
    return parts.map(text).toList();
  }

  private static List<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isBlank()).stream().toList();
  }

  private static Map<String, String> countries() {
    Map<String, String> countries =
        Stream.of(Locale.getISOCountries())
            .collect(
                Collectors.toMap(
                    code ->
                        Locale.of("", code)
                            .getDisplayCountry(Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT),
                    code -> code,
                    (one, other) -> one,
                    LinkedHashMap::new));
    // The list's own spellings.
    countries.put("korea, north", "KP");
    countries.put("korea, south", "KR");
    countries.put("burma", "MM");
    countries.put("turkey", "TR");
    countries.put("congo, democratic republic of the", "CD");
    countries.put("bosnia and herzegovina", "BA");
    countries.put("hong kong", "HK");
    return Map.copyOf(countries);
  }
}
