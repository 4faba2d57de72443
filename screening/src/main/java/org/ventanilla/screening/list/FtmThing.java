package org.ventanilla.screening.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;

/// The properties of a FollowTheMoney entity that is listed itself.
final class FtmThing {
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("Person", Kind.PERSON),
          Map.entry("LegalEntity", Kind.UNKNOWN),
          Map.entry("Organization", Kind.ORGANISATION),
          Map.entry("Company", Kind.ORGANISATION),
          Map.entry("PublicBody", Kind.ORGANISATION),
          Map.entry("Vessel", Kind.VESSEL),
          Map.entry("Airplane", Kind.AIRCRAFT),
          Map.entry("Vehicle", Kind.OTHER),
          Map.entry("Asset", Kind.OTHER));

  private static final Map<String, IdentifierType> NUMBERS =
      Map.ofEntries(
          Map.entry("passportNumber", IdentifierType.PASSPORT),
          Map.entry("idNumber", IdentifierType.NATIONAL_ID),
          Map.entry("socialSecurityNumber", IdentifierType.NATIONAL_ID),
          Map.entry("taxNumber", IdentifierType.TAX_ID),
          Map.entry("innCode", IdentifierType.TAX_ID),
          Map.entry("vatCode", IdentifierType.TAX_ID),
          Map.entry("npiCode", IdentifierType.LICENCE),
          Map.entry("licenseNumber", IdentifierType.LICENCE),
          Map.entry("registrationNumber", IdentifierType.COMPANY),
          Map.entry("ogrnCode", IdentifierType.COMPANY),
          Map.entry("okpoCode", IdentifierType.COMPANY),
          Map.entry("kppCode", IdentifierType.COMPANY),
          Map.entry("uniqueEntityId", IdentifierType.COMPANY),
          Map.entry("dunsCode", IdentifierType.COMPANY),
          Map.entry("uscCode", IdentifierType.COMPANY),
          Map.entry("leiCode", IdentifierType.LEI),
          Map.entry("swiftBic", IdentifierType.BANK),
          Map.entry("bikCode", IdentifierType.BANK),
          Map.entry("imoNumber", IdentifierType.IMO),
          Map.entry("mmsi", IdentifierType.MMSI),
          Map.entry("callSign", IdentifierType.CALL_SIGN),
          Map.entry("serialNumber", IdentifierType.AIRCRAFT_SERIAL),
          Map.entry("publicKey", IdentifierType.DIGITAL_CURRENCY),
          Map.entry("phone", IdentifierType.PHONE),
          Map.entry("email", IdentifierType.EMAIL));

  /// What only helps to sort or was taken otherwise.
  private static final Set<String> TAKEN =
      Set.of(
          "name",
          "alias",
          "weakAlias",
          "previousName",
          "abbreviation",
          "firstName",
          "lastName",
          "middleName",
          "secondName",
          "fatherName",
          "motherName",
          "birthDate",
          "birthPlace",
          "birthCountry",
          "nationality",
          "citizenship",
          "gender",
          "address",
          "addressEntity",
          "programId",
          "program",
          "parent",
          "modifiedAt",
          "indexText");

  private FtmThing() {}

  static boolean isKnown(String schema) {
    return KINDS.containsKey(schema);
  }

  static Kind kind(String schema) {
    return KINDS.getOrDefault(schema, Kind.OTHER);
  }

  static void read(Map<String, Object> object, EntityDraft draft, FtmSides sides) {
    Map<String, List<String>> properties = properties(object);
    names(properties, draft);
    texts(properties, "birthDate")
        .forEach(text -> {
          if (!FreeDates.read(text, draft)) {
            draft.detail("birthDate", text);
          }
        });
    draft.birthPlaces.addAll(texts(properties, "birthPlace"));
    draft.birthPlaces.addAll(texts(properties, "birthCountry"));
    draft.nationalities.addAll(texts(properties, "nationality"));
    draft.citizenships.addAll(texts(properties, "citizenship"));
    draft.programs.addAll(texts(properties, "program"));
    draft.programs.addAll(texts(properties, "programId"));
    gender(properties, draft);
    for (String full : texts(properties, "address")) {
      draft.addresses.add(new Address(full, "", "", ""));
    }
    for (String id : texts(properties, "addressEntity")) {
      sides.address(id).ifPresent(draft.addresses::add);
    }
    for (String parent : texts(properties, "parent")) {
      draft.relations.add(new Relation(RelationType.LINKED, new Relation.ById(parent), "parent"));
    }
    Optional<String> country = texts(properties, "country").stream().findFirst();
    NUMBERS.forEach((property, type) ->
        texts(properties, property)
            .forEach(value ->
                draft.identifiers.add(new Identifier(type(type, value), value, country, ""))));
    registrationMark(properties, draft);
    properties.forEach((name, values) -> {
      if (!TAKEN.contains(name) && !NUMBERS.containsKey(name)) {
        values.forEach(value -> draft.detail(name, value));
      }
    });
  }

  /// FollowTheMoney has no property for a CURP or an RFC; what has the form of one is one.
  private static IdentifierType type(IdentifierType stated, String value) {
    if (stated != IdentifierType.NATIONAL_ID && stated != IdentifierType.TAX_ID) {
      return stated;
    }
    return MexicanForms.of(value).orElse(stated);
  }

  private static void registrationMark(Map<String, List<String>> properties, EntityDraft draft) {
    if (draft.kind == Kind.AIRCRAFT) {
      texts(properties, "registrationNumber")
          .forEach(mark ->
              draft.identifiers.add(
                  new Identifier(IdentifierType.AIRCRAFT_TAIL, mark, Optional.empty(), "")));
    }
  }

  private static void names(Map<String, List<String>> properties, EntityDraft draft) {
    List<String> full = texts(properties, "name");
    String parts = parts(properties);
    if (!full.isEmpty()) {
      add(draft, NameKind.PRIMARY, full.getFirst());
    }
    if (!parts.isEmpty()) {
      add(draft, full.isEmpty() ? NameKind.PRIMARY : NameKind.ALIAS, parts);
    }
    full.stream().skip(1).forEach(name -> add(draft, NameKind.ALIAS, name));
    texts(properties, "alias").forEach(name -> add(draft, NameKind.ALIAS, name));
    texts(properties, "abbreviation").forEach(name -> add(draft, NameKind.WEAK_ALIAS, name));
    texts(properties, "weakAlias").forEach(name -> add(draft, NameKind.WEAK_ALIAS, name));
    texts(properties, "previousName").forEach(name -> add(draft, NameKind.FORMER, name));
  }

  /// The name put together from its parts, when there is one of each at most.
  private static String parts(Map<String, List<String>> properties) {
    List<String> last = texts(properties, "lastName");
    List<String> first = texts(properties, "firstName");
    if (last.size() != 1 || first.size() > 1) {
      return last.isEmpty() && first.size() == 1 ? first.getFirst() : "";
    }
    StringBuilder given = new StringBuilder();
    for (String property : List.of("firstName", "secondName", "middleName", "fatherName")) {
      List<String> values = texts(properties, property);
      if (values.size() == 1 && !(" " + given + " ").contains(" " + values.getFirst() + " ")) {
        given.append(given.isEmpty() ? "" : " ").append(values.getFirst());
      }
    }
    List<String> mother = texts(properties, "motherName");
    String family = last.getFirst() + (mother.size() == 1 ? " " + mother.getFirst() : "");
    return given.isEmpty() ? family : family + ", " + given;
  }

  private static void add(EntityDraft draft, NameKind kind, String text) {
    String name = Rows.withoutControls(text).strip();
    boolean there = draft.names.stream().anyMatch(known -> known.text().equals(name));
    if (!name.isEmpty() && !there) {
      draft.names.add(new Name(draft.names.isEmpty() ? NameKind.PRIMARY : kind, name));
    }
  }

  private static void gender(Map<String, List<String>> properties, EntityDraft draft) {
    List<String> stated =
        texts(properties, "gender").stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    if (stated.size() == 1 && Set.of("male", "female").contains(stated.getFirst())) {
      draft.gender = Optional.of(stated.getFirst());
    } else {
      stated.forEach(text -> draft.detail("gender", text));
    }
  }

  /// The properties, those that are a text alone as well as lists. An entity without `properties`
  /// has them at its top.
  static Map<String, List<String>> properties(Map<String, Object> object) {
    Map<String, List<String>> properties = new LinkedHashMap<>();
    Object nested = object.get("properties");
    boolean flat = !(nested instanceof Map<?, ?>);
    Map<?, ?> from = nested instanceof Map<?, ?> map ? map : object;
    for (Map.Entry<?, ?> entry : from.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (flat && Set.of("id", "schema", "caption", "datasets").contains(key)) {
        continue;
      }
      List<String> values = strings(entry.getValue());
      if (!values.isEmpty()) {
        properties.put(key, values);
      }
    }
    return properties;
  }

  private static List<String> strings(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().flatMap(element -> strings(element).stream()).toList();
    }
    if (value instanceof Map<?, ?> map) {
      return map.get("id") instanceof String id ? List.of(id) : List.of();
    }
    return String.valueOf(value).isBlank() ? List.of() : List.of(String.valueOf(value).strip());
  }

  static List<String> texts(Map<String, List<String>> properties, String name) {
    return properties.getOrDefault(name, List.of());
  }

  static String caption(Map<String, Object> object) {
    return JsonLine.text(object, "caption");
  }
}
