package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;

/// One record of a Senzing file. An attribute may have a word of its own before its name
/// (`PRIMARY_NAME_FULL`, `HOME_ADDR_CITY`); attributes with the same word belong together.
final class SenzingRecord {
  private static final List<String> ATTRIBUTES =
      List.of(
          "NAME_FULL",
          "NAME_ORG",
          "NAME_LAST",
          "NAME_FIRST",
          "NAME_MIDDLE",
          "NAME_PREFIX",
          "NAME_SUFFIX",
          "NAME_TYPE",
          "ADDR_FULL",
          "ADDR_LINE1",
          "ADDR_LINE2",
          "ADDR_LINE3",
          "ADDR_CITY",
          "ADDR_STATE",
          "ADDR_POSTAL_CODE",
          "ADDR_COUNTRY",
          "ADDR_TYPE",
          "PHONE_NUMBER",
          "PHONE_TYPE");

  private static final Map<String, IdentifierType> NUMBERS =
      Map.ofEntries(
          Map.entry("PASSPORT", IdentifierType.PASSPORT),
          Map.entry("DRIVERS_LICENSE", IdentifierType.DRIVING_LICENCE),
          Map.entry("SSN", IdentifierType.NATIONAL_ID),
          Map.entry("NATIONAL_ID", IdentifierType.NATIONAL_ID),
          Map.entry("TAX_ID", IdentifierType.TAX_ID),
          Map.entry("OTHER_ID", IdentifierType.OTHER),
          Map.entry("LEI", IdentifierType.LEI),
          Map.entry("DUNS", IdentifierType.COMPANY),
          Map.entry("NPI", IdentifierType.LICENCE),
          Map.entry("IMO", IdentifierType.IMO),
          Map.entry("MMSI", IdentifierType.MMSI),
          Map.entry("CALL_SIGN", IdentifierType.CALL_SIGN),
          Map.entry("ACCOUNT", IdentifierType.BANK));

  private final EntityDraft draft;
  private final Map<String, List<String>> anchors;

  private SenzingRecord(EntityDraft draft, Map<String, List<String>> anchors) {
    this.draft = draft;
    this.anchors = anchors;
  }

  /// The entry of a record. One without a name is listed under its id, so that what else it says
  /// can be found.
  static ListedEntity entity(
      String id, List<Map<String, String>> groups, Map<String, List<String>> anchors) {
    String type =
        groups.stream()
            .map(group -> group.getOrDefault("RECORD_TYPE", ""))
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    SenzingRecord record = new SenzingRecord(new EntityDraft(id, kind(type)), anchors);
    // The name that is called the primary one may come after others.
    groups.stream()
        .sorted(Comparator.comparing(group -> !"PRIMARY".equals(group.get("NAME_TYPE"))))
        .forEach(group -> record.group(new TreeMap<>(group)));
    if (record.draft.names.isEmpty()) {
      record.draft.names.add(new Name(NameKind.PRIMARY, id));
      record.draft.detail("nameless", "true");
    }
    return record.draft.entity();
  }

  private static Kind kind(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "PERSON", "INDIVIDUAL" -> Kind.PERSON;
      case "ORGANIZATION", "ORGANISATION", "COMPANY", "BUSINESS" -> Kind.ORGANISATION;
      case "VESSEL" -> Kind.VESSEL;
      case "AIRCRAFT" -> Kind.AIRCRAFT;
      default -> Kind.UNKNOWN;
    };
  }

  private void group(NavigableMap<String, String> group) {
    List.of("DATA_SOURCE", "RECORD_ID", "RECORD_TYPE").forEach(group::remove);
    relations(group);
    numbers(group);
    // By the word before: `PRIMARY` sorts after others, so it is asked for first.
    Map<String, Map<String, String>> byPrefix = new LinkedHashMap<>();
    byPrefix.put("PRIMARY_", new HashMap<>());
    byPrefix.put("", new HashMap<>());
    for (String key : List.copyOf(group.keySet())) {
      for (String attribute : ATTRIBUTES) {
        if (key.endsWith(attribute)) {
          String prefix = key.substring(0, key.length() - attribute.length());
          byPrefix
              .computeIfAbsent(prefix, p -> new HashMap<>())
              .put(attribute, group.getOrDefault(key, ""));
          group.remove(key);
          break;
        }
      }
    }
    byPrefix.forEach(this::prefixed);
    own(group);
  }

  private void prefixed(String prefix, Map<String, String> values) {
    String organisation = values.getOrDefault("NAME_ORG", "");
    String full = values.getOrDefault("NAME_FULL", "");
    NameKind kind = nameKind(prefix + values.getOrDefault("NAME_TYPE", ""));
    name(kind, organisation);
    name(kind, full);
    name(kind, parts(values));
    Address address =
        new Address(
            joined(values, "ADDR_FULL", "ADDR_LINE1", "ADDR_LINE2", "ADDR_LINE3"),
            joined(values, "ADDR_CITY", "ADDR_STATE", "ADDR_POSTAL_CODE"),
            values.getOrDefault("ADDR_COUNTRY", ""),
            values.getOrDefault("ADDR_TYPE", ""));
    if (!address.line().isEmpty()) {
      draft.addresses.add(address);
    }
    number(
        IdentifierType.PHONE,
        values.getOrDefault("PHONE_NUMBER", ""),
        "",
        values.getOrDefault("PHONE_TYPE", ""));
  }

  private static NameKind nameKind(String words) {
    String text = words.toUpperCase(Locale.ROOT);
    return text.contains("FORMER") || text.contains("MAIDEN") || text.contains("PREVIOUS")
        ? NameKind.FORMER
        : NameKind.ALIAS;
  }

  private void name(NameKind kind, String text) {
    String name = text.strip();
    if (!name.isEmpty()) {
      draft.names.add(new Name(draft.names.isEmpty() ? NameKind.PRIMARY : kind, name));
    }
  }

  private static String parts(Map<String, String> values) {
    String last = spaced(values, "NAME_LAST", "NAME_SUFFIX");
    String given = spaced(values, "NAME_FIRST", "NAME_MIDDLE");
    if (last.isEmpty() || given.isEmpty()) {
      return last + given;
    }
    return last + ", " + given;
  }

  private static String spaced(Map<String, String> values, String... names) {
    List<String> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(values.getOrDefault(name, ""));
    }
    return String.join(" ", texts.stream().filter(text -> !text.isEmpty()).toList());
  }

  private static String joined(Map<String, String> values, String... names) {
    List<String> texts = new ArrayList<>();
    for (String name : names) {
      texts.add(values.getOrDefault(name, ""));
    }
    return String.join(", ", texts.stream().filter(text -> !text.isEmpty()).toList());
  }

  private void numbers(NavigableMap<String, String> group) {
    for (Map.Entry<String, IdentifierType> entry : NUMBERS.entrySet()) {
      String value = removed(group, entry.getKey() + "_NUMBER");
      String country =
          removed(group, entry.getKey() + "_COUNTRY") + removed(group, entry.getKey() + "_STATE");
      String note = removed(group, entry.getKey() + "_TYPE");
      IdentifierType type = entry.getValue();
      if (type == IdentifierType.NATIONAL_ID || type == IdentifierType.TAX_ID) {
        type = MexicanForms.of(value).orElse(type);
      }
      number(type, value, country, note);
    }
    number(IdentifierType.EMAIL, removed(group, "EMAIL_ADDRESS"), "", "");
  }

  private void number(IdentifierType type, String value, String country, String note) {
    if (!value.isBlank()) {
      draft.identifiers.add(
          new Identifier(
              type, value.strip(), Optional.of(country).filter(text -> !text.isEmpty()), note));
    }
  }

  private static String removed(NavigableMap<String, String> group, String key) {
    return Optional.ofNullable(group.remove(key)).orElse("");
  }

  private void relations(NavigableMap<String, String> group) {
    for (String name : List.of("EMPLOYER", "EMPLOYER_NAME")) {
      String employer = removed(group, name);
      if (!employer.isBlank()) {
        draft.link(RelationType.EMPLOYMENT, employer, "");
      }
    }
    String member = removed(group, "GROUP_ASSOCIATION_ORG_NAME");
    if (!member.isBlank()) {
      draft.link(RelationType.MEMBERSHIP, member, removed(group, "GROUP_ASSOCIATION_TYPE"));
    }
    removed(group, "REL_ANCHOR_KEY");
    removed(group, "REL_ANCHOR_DOMAIN");
    String key = removed(group, "REL_POINTER_KEY");
    String domain = removed(group, "REL_POINTER_DOMAIN");
    String role = removed(group, "REL_POINTER_ROLE");
    if (key.isEmpty()) {
      return;
    }
    List<String> targets = anchors.getOrDefault(SenzingFile.key(domain, key), List.of());
    if (targets.isEmpty()) {
      draft.detail("relatedTo", role + " " + key);
    }
    for (String target : targets) {
      if (!target.equals(draft.id)) {
        draft.relations.add(new Relation(relationType(role), new Relation.ById(target), role));
      }
    }
  }

  private static RelationType relationType(String role) {
    String text = role.toLowerCase(Locale.ROOT);
    if (text.contains("own") || text.contains("shareholder")) {
      return RelationType.OWNERSHIP;
    }
    if (text.contains("director") || text.contains("president") || text.contains("officer")) {
      return RelationType.DIRECTORSHIP;
    }
    if (text.contains("spouse") || text.contains("child") || text.contains("parent of")) {
      return RelationType.FAMILY;
    }
    return RelationType.LINKED;
  }

  private void own(NavigableMap<String, String> group) {
    String born = removed(group, "DATE_OF_BIRTH");
    if (!born.isEmpty() && !FreeDates.read(born, draft)) {
      draft.detail("birthDate", born);
    }
    add(draft.birthPlaces, removed(group, "PLACE_OF_BIRTH"));
    add(draft.nationalities, removed(group, "NATIONALITY"));
    add(draft.citizenships, removed(group, "CITIZENSHIP"));
    switch (removed(group, "GENDER").toUpperCase(Locale.ROOT)) {
      case "F", "FEMALE" -> draft.gender = Optional.of("female");
      case "M", "MALE" -> draft.gender = Optional.of("male");
      default -> {
        // Not stated, or in words that say neither.
      }
    }
    group.forEach((name, value) -> draft.detail(name.toLowerCase(Locale.ROOT), value));
  }

  private static void add(List<String> into, String text) {
    if (!text.isBlank()) {
      into.add(text.strip());
    }
  }
}
