package org.ventanilla.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a file of examples. `given` says what holds for all of them, so that each need only say
/// what it is about.
final class ExampleReader {
  static final Set<String> REQUEST =
      Set.of(
          "to", "from", "agency", "kind", "purpose", "urgency", "clearance", "roles", "day", "at");
  static final Set<String> FILE_KEYS = Set.of("given", "tests");
  static final Set<String> GIVEN = Set.of("request", "record");
  static final Set<String> KEYS = Set.of("name", "request", "record", "field", "value", "expect");
  static final Set<String> FIELD = Set.of("path", "category");
  static final Set<String> EXPECT =
      Set.of("effect", "ground", "rules", "approvers", "value", "withheld");
  static final Set<String> RECORD =
      Set.of(
          "holder",
          "category",
          "classification",
          "handling",
          "source",
          "information",
          "originator",
          "thirdParty",
          "consent");
  private static final ZonedDateTime USUAL =
      LocalDate.of(2026, 6, 1).atTime(LocalTime.NOON).atZone(ZoneOffset.UTC);

  private final YamlMap map;

  ExampleReader(YamlMap map) {
    this.map = map;
  }

  List<Example> read() {
    map.allowOnly(FILE_KEYS);
    map.require("tests");
    YamlMap given = map.map("given");
    YamlMap givenRequest = null;
    YamlMap givenRecord = null;
    if (given != null) {
      given.allowOnly(GIVEN);
      givenRequest = given.map("request");
      givenRecord = given.map("record");
      checkRequest(givenRequest);
      allowOnly(givenRecord, RECORD);
    }
    List<Example> examples = new ArrayList<>();
    for (YamlMap item : map.maps("tests")) {
      Example example = read(item, givenRequest, givenRecord);
      if (example != null) {
        examples.add(example);
      }
    }
    return examples;
  }

  private static @Nullable Example read(
      YamlMap item, @Nullable YamlMap givenRequest, @Nullable YamlMap givenRecord) {
    item.allowOnly(KEYS);
    if (!item.require("name", "field", "expect")) {
      return null;
    }
    String name = item.text("name");
    YamlMap ownRequest = item.map("request");
    YamlMap ownRecord = item.map("record");
    checkRequest(ownRequest);
    allowOnly(ownRecord, RECORD);
    RequestFacts request = request(new Layers(item, ownRequest, givenRequest));
    RecordFacts record = record(new Layers(item, ownRecord, givenRecord));
    FieldFacts field = field(item);
    FieldValue value = item.value("value");
    Example.Expectation expected = expectation(item, value);
    if (name == null || request == null || record == null || field == null || expected == null) {
      return null;
    }
    return new Example(item.place(), name, request, record, field, value, expected);
  }

  private static void checkRequest(@Nullable YamlMap request) {
    allowOnly(request, REQUEST);
    if (request != null && request.has("day") && request.has("at")) {
      request.problem(
          "day", Problem.Code.INVALID_VALUE, "'day' and 'at' both say when", "keep one of them");
    }
  }

  private static void allowOnly(@Nullable YamlMap map, Set<String> keys) {
    if (map != null) {
      map.allowOnly(keys);
    }
  }

  private static @Nullable RequestFacts request(Layers layers) {
    String to = layers.required("to");
    String from = layers.required("from");
    String agency = layers.required("agency");
    String kind = layers.required("kind");
    String purpose = layers.required("purpose");
    String urgency = layers.required("urgency");
    ZonedDateTime at = layers.at();
    List<String> roles = layers.roles();
    if (to == null
        || from == null
        || agency == null
        || kind == null
        || purpose == null
        || urgency == null
        || at == null
        || roles == null) {
      return null;
    }
    return new RequestFacts(
        to, from, agency, kind, purpose, urgency, layers.text("clearance"), roles, at);
  }

  private static @Nullable RecordFacts record(Layers layers) {
    String holder = layers.required("holder");
    return holder == null
        ? null
        : new RecordFacts(
            holder,
            layers.text("category"),
            layers.text("classification"),
            layers.text("handling"),
            layers.text("source"),
            layers.text("information"),
            layers.anyText("originator"),
            layers.flag("thirdParty"),
            layers.flag("consent"));
  }

  private static @Nullable FieldFacts field(YamlMap item) {
    YamlMap field = item.map("field");
    if (field == null) {
      return null;
    }
    field.allowOnly(FIELD);
    return fieldFacts(field);
  }

  /// The field's path and category; `null`, with problems noted, when they are not complete.
  static @Nullable FieldFacts fieldFacts(YamlMap field) {
    if (!field.require("path", "category")) {
      return null;
    }
    String path = field.text("path");
    String category = field.text("category");
    if (path == null || category == null) {
      return null;
    }
    if (!FieldFacts.isPath(path)) {
      field.problem(
          "path", Problem.Code.INVALID_VALUE, "not a path", "write 'name' or 'name.part'");
      return null;
    }
    return new FieldFacts(path, category);
  }

  private static Example.@Nullable Expectation expectation(
      YamlMap item, @Nullable FieldValue given) {
    YamlMap expect = item.map("expect");
    if (expect == null) {
      return null;
    }
    expect.allowOnly(EXPECT);
    if (!expect.require("effect")) {
      return null;
    }
    Effect effect = RuleReader.oneOf(expect, "effect", Effect.class);
    Ground ground = expect.has("ground") ? RuleReader.oneOf(expect, "ground", Ground.class) : null;
    List<String> rules = expect.has("rules") ? expect.textsOrNone("rules") : null;
    Map<String, Integer> approvers = approvers(expect);
    boolean withheld = expect.flag("withheld");
    FieldValue value = expect.value("value");
    if (value == null && expect.has("value")) {
      expect.problem(
          "value",
          Problem.Code.INVALID_VALUE,
          "null is no value",
          "write what leaves, or 'withheld: true'");
    }
    if (value != null && withheld) {
      expect.problem(
          "withheld",
          Problem.Code.INVALID_VALUE,
          "a value is expected, and that it is withheld",
          "remove 'value' or 'withheld'");
    }
    if ((value != null || withheld) && given == null) {
      item.problem("expect", Problem.Code.MISSING_KEY, "'value' is missing", "give the value");
    }
    return effect == null
        ? null
        : new Example.Expectation(effect, ground, rules, approvers, value, withheld);
  }

  private static @Nullable Map<String, Integer> approvers(YamlMap expect) {
    YamlMap approvers = expect.map("approvers");
    if (approvers == null) {
      return null;
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String role : approvers.keys()) {
      String count = approvers.text(role);
      if (count == null || !count.matches("[1-9]")) {
        approvers.problem(role, Problem.Code.INVALID_VALUE, "not a count", "write 1 to 9");
      } else {
        counts.put(role, Integer.valueOf(count));
      }
    }
    return counts;
  }

  /// A request that stands by itself.
  static @Nullable RequestFacts request(YamlMap map) {
    checkRequest(map);
    return request(new Layers(map, map, null));
  }

  /// A record that stands by itself, with its fields.
  static @Nullable RecordFacts record(YamlMap map) {
    Set<String> keys = new TreeSet<>(RECORD);
    keys.add("fields");
    map.allowOnly(keys);
    return record(new Layers(map, map, null));
  }

  /// An example's own facts over those given for all.
  private record Layers(YamlMap item, @Nullable YamlMap own, @Nullable YamlMap given) {
    @Nullable YamlMap holding(String key) {
      return own != null && own.has(key) ? own : given != null && given.has(key) ? given : null;
    }

    @Nullable String text(String key) {
      YamlMap holding = holding(key);
      return holding == null ? null : holding.text(key);
    }

    @Nullable String anyText(String key) {
      YamlMap holding = holding(key);
      return holding == null ? null : holding.anyText(key);
    }

    @Nullable String required(String key) {
      if (holding(key) == null) {
        item.problem(
            "name",
            Problem.Code.MISSING_KEY,
            "'" + key + "' is missing",
            item == own ? "add it" : "add it here, or under 'given'");
      }
      return text(key);
    }

    boolean flag(String key) {
      YamlMap holding = holding(key);
      return holding != null && holding.flag(key);
    }

    /// The requester's roles; `null`, with a problem noted, when there are more than may be.
    @Nullable List<String> roles() {
      YamlMap holding = holding("roles");
      List<String> roles = holding == null ? List.of() : holding.anyTexts("roles");
      if (roles.size() <= RequestFacts.MAX_ROLES) {
        return roles;
      }
      problem(
          "roles",
          Problem.Code.TOO_LARGE,
          "'roles' has " + roles.size() + " entries, at most " + RequestFacts.MAX_ROLES + " may be",
          "name fewer");
      return null;
    }

    /// The moment given: `at`, or noon of `day`. An example's own, whichever it is, comes before
    /// what is given for all.
    @Nullable ZonedDateTime at() {
      boolean isOwn = own != null && (own.has("at") || own.has("day"));
      YamlMap saying = isOwn ? own : given;
      String key = saying != null && saying.has("at") ? "at" : "day";
      String text = text(key);
      if (text == null) {
        return USUAL;
      }
      try {
        ZonedDateTime at =
            key.equals("at")
                ? OffsetDateTime.parse(text).toZonedDateTime()
                : LocalDate.parse(text).atTime(LocalTime.NOON).atZone(ZoneOffset.UTC);
        YamlMap holding = holding(key);
        return holding == null || ValidityReader.isBounded(holding, key, at.toLocalDate(), 1)
            ? at
            : null;
      } catch (DateTimeException e) {
        problem(
            key,
            Problem.Code.INVALID_VALUE,
            "'" + key + "' is no time",
            "write day: 2026-12-31, or at: \"2026-12-31T18:00:00-06:00\"");
        return null;
      }
    }

    void problem(String key, Problem.Code code, String message, String remedy) {
      YamlMap holding = holding(key);
      if (holding == null) {
        item.problem("name", code, message, remedy);
      } else {
        holding.problem(key, code, message, remedy);
      }
    }
  }
}
