package org.ventanilla.screening.pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ventanilla.screening.list.Country;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;

/// What one side of a pair states: FollowTheMoney properties, at top or under `properties`, each a
/// text or an array of texts.
///
/// @param names its names, at most [#MOST_NAMES]
/// @param type what it is
/// @param births when it was born or founded
/// @param countries alpha-2 codes of nationality, country, jurisdiction
/// @param gender `m`, `f` or empty
/// @param numbers identifiers, by property
record PairEntity(
    List<ParsedName> names,
    NameType type,
    List<DateExpression> births,
    Set<String> countries,
    String gender,
    Map<String, Set<String>> numbers) {
  /// Most names that are compared.
  static final int MOST_NAMES = 100;

  private static final List<String> NAMES =
      List.of("name", "alias", "weakAlias", "previousName", "caption");
  private static final List<String> GIVEN =
      List.of("firstName", "secondName", "middleName", "fatherName");
  private static final List<String> FAMILY = List.of("lastName", "motherName");
  private static final List<String> COUNTRIES =
      List.of("nationality", "citizenship", "country", "jurisdiction", "mainCountry", "flag");
  private static final List<String> NUMBERS =
      List.of(
          "passportNumber",
          "idNumber",
          "socialSecurityNumber",
          "taxNumber",
          "innCode",
          "vatCode",
          "registrationNumber",
          "ogrnCode",
          "leiCode",
          "dunsCode",
          "uniqueEntityId",
          "swiftBic",
          "imoNumber",
          "mmsi",
          "callSign",
          "serialNumber",
          "wikidataId");

  PairEntity {
    names = List.copyOf(names);
    births = List.copyOf(births);
    countries = Set.copyOf(countries);
    numbers = Map.copyOf(numbers);
  }

  static PairEntity of(Map<?, ?> entity, String schemaOfPair, NameParser parser) {
    Map<?, ?> properties = entity.get("properties") instanceof Map<?, ?> inner ? inner : Map.of();
    String own = entity.get("schema") instanceof String text ? text : "";
    NameType type = NameType.ofSchema(own.isBlank() ? schemaOfPair : own);
    Set<String> texts = new LinkedHashSet<>();
    for (String property : NAMES) {
      texts.addAll(values(entity, properties, property));
    }
    String parts = parts(entity, properties);
    if (!parts.isEmpty()) {
      texts.add(parts);
    }
    List<ParsedName> names = new ArrayList<>();
    for (String text : texts) {
      if (names.size() < MOST_NAMES) {
        names.add(parser.parse(text, type));
      }
    }
    List<DateExpression> births = new ArrayList<>();
    for (String property : List.of("birthDate", "incorporationDate")) {
      for (String text : values(entity, properties, property)) {
        DateExpression.parse(text).ifPresent(births::add);
      }
    }
    return new PairEntity(
        names,
        type,
        births,
        countries(entity, properties),
        gender(entity, properties),
        numbers(entity, properties));
  }

  /// `FAMILY, Given` from its parts where a family name is stated; given names alone only if there
  /// is no other name.
  private static String parts(Map<?, ?> entity, Map<?, ?> properties) {
    String given = joined(entity, properties, GIVEN);
    String family = joined(entity, properties, FAMILY);
    if (!family.isEmpty()) {
      return given.isEmpty() ? family : family + ", " + given;
    }
    return values(entity, properties, "name").isEmpty() ? given : "";
  }

  private static String joined(Map<?, ?> entity, Map<?, ?> properties, List<String> parts) {
    StringBuilder joined = new StringBuilder();
    for (String part : parts) {
      List<String> values = values(entity, properties, part);
      if (!values.isEmpty()) {
        joined.append(joined.isEmpty() ? "" : " ").append(values.getFirst().replace(',', ' '));
      }
    }
    return joined.toString().strip();
  }

  private static Set<String> countries(Map<?, ?> entity, Map<?, ?> properties) {
    Set<String> countries = new HashSet<>();
    for (String property : COUNTRIES) {
      for (String text : values(entity, properties, property)) {
        countries.add(Country.code(text).orElse(text.strip().toLowerCase(Locale.ROOT)));
      }
    }
    return countries;
  }

  private static String gender(Map<?, ?> entity, Map<?, ?> properties) {
    List<String> stated = values(entity, properties, "gender");
    String first = stated.isEmpty() ? "" : stated.getFirst().strip().toLowerCase(Locale.ROOT);
    return first.startsWith("m") || first.startsWith("f") ? first.substring(0, 1) : "";
  }

  private static Map<String, Set<String>> numbers(Map<?, ?> entity, Map<?, ?> properties) {
    Map<String, Set<String>> numbers = new HashMap<>();
    for (String property : NUMBERS) {
      for (String text : values(entity, properties, property)) {
        String bare = bare(text);
        if (!bare.isEmpty()) {
          numbers.computeIfAbsent(property, key -> new HashSet<>()).add(bare);
        }
      }
    }
    return numbers;
  }

  /// Letters and digits only.
  private static String bare(String number) {
    StringBuilder bare = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      if (Character.isLetterOrDigit(number.charAt(i))) {
        bare.append(Character.toUpperCase(number.charAt(i)));
      }
    }
    return bare.toString();
  }

  private static List<String> values(Map<?, ?> entity, Map<?, ?> properties, String property) {
    List<String> values = new ArrayList<>();
    for (Object value : new Object[] {entity.get(property), properties.get(property)}) {
      if (value instanceof String text && !text.isBlank()) {
        values.add(text);
      } else if (value instanceof List<?> list) {
        for (Object one : list) {
          if (one instanceof String text && !text.isBlank()) {
            values.add(text);
          }
        }
      }
    }
    return values;
  }
}
