package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.window.exchange.HeldRecord;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// Reads one line of the canonical import format, `docs/spec/holding-record.schema.json`. It checks
/// what the schema says by hand: a list has millions of lines, and a general validator takes longer
/// than all the rest of the import. A test holds the two together.
final class RecordReader {
  /// Longest line in bytes.
  static final int LONGEST_LINE = 256 << 10;

  /// Most names of one record.
  static final int MOST_NAMES = 500;

  /// Most identifiers of one record.
  static final int MOST_IDENTIFIERS = 500;

  /// Most birth dates of one record.
  static final int MOST_BIRTH_DATES = 50;

  private static final JsonLimits LIMITS = new JsonLimits(LONGEST_LINE, 8, 16 << 10, 10_000);
  private static final Set<String> MEMBERS =
      Set.of(
          "id",
          "subject",
          "names",
          "birthDates",
          "identifiers",
          "classification",
          "handling",
          "source",
          "information",
          "originator",
          "thirdParty",
          "consent",
          "fields");
  private static final Set<String> NAME_MEMBERS =
      Set.of("kind", "full", "given", "paternal", "maternal");
  private static final Set<String> NAME_KINDS =
      Set.of("legal", "alias", "weak-alias", "nickname", "married");

  private final RecordRules rules;

  RecordReader(RecordRules rules) {
    this.rules = rules;
  }

  /// Reads a line without its end.
  RecordReading read(byte[] line) {
    return switch (Json.read(line, LIMITS)) {
      case JsonReading.Refused refused ->
          new RecordReading.Unusable(
              List.of(new RecordReading.Fault(refused.pointer(), refused.code())));
      case JsonReading.Document(JsonNode root) -> read(root);
    };
  }

  private RecordReading read(JsonNode root) {
    Members members = new Members(root, "", new ArrayList<>());
    if (!members.isObject(MEMBERS)) {
      return members.unusable();
    }
    String id = members.text("id", 200);
    String subject = members.code("subject", rules.subjects());
    List<HoldingRecord.Name> names = names(members);
    List<DateExpression> birthDates = birthDates(members);
    List<HoldingRecord.Identifier> identifiers = identifiers(members);
    String classification = members.code("classification", rules.classifications());
    String handling = members.oneOf("handling", Set.of("H0", "H1", "H2", "H3"));
    String source = members.oneOf("source", Set.of("A", "B", "C", "X"));
    int information = members.number("information", 1, 4);
    String originator = members.code("originator", Optional.empty());
    boolean thirdParty = members.bool("thirdParty");
    boolean consent = members.has("consent") && members.bool("consent");
    List<HeldRecord.Field> fields = fields(members);
    if (names.isEmpty() && identifiers.isEmpty()) {
      members.fault("", "nothing-to-find-by");
    }
    if (members.faulty()) {
      return members.unusable();
    }
    HeldRecord held =
        new HeldRecord(
            id,
            classification,
            handling,
            source,
            information,
            originator,
            thirdParty,
            consent,
            fields);
    return new RecordReading.Usable(
        new HoldingRecord(subject, names, birthDates, identifiers, held), root);
  }

  private static List<HoldingRecord.Name> names(Members record) {
    List<HoldingRecord.Name> names = new ArrayList<>();
    for (Members name : record.list("names", 0, MOST_NAMES)) {
      if (!name.isObject(NAME_MEMBERS)) {
        continue;
      }
      String kind = name.oneOf("kind", NAME_KINDS);
      String text =
          Stream.of("full", "given", "paternal", "maternal")
              .map(part -> name.optional(part, 300).orElse(""))
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining(" "));
      if (text.isEmpty() || (!name.has("full") && !name.has("given") && !name.has("paternal"))) {
        name.fault("", "name-empty");
      }
      names.add(new HoldingRecord.Name(kind, text));
    }
    return names;
  }

  private static List<DateExpression> birthDates(Members record) {
    List<DateExpression> dates = new ArrayList<>();
    for (Members date : record.list("birthDates", 0, MOST_BIRTH_DATES)) {
      Optional<DateExpression> parsed = date.ownText(300).flatMap(DateExpression::parse);
      parsed.ifPresentOrElse(dates::add, () -> date.fault("", "not-a-date"));
    }
    return dates;
  }

  private static List<HoldingRecord.Identifier> identifiers(Members record) {
    List<HoldingRecord.Identifier> identifiers = new ArrayList<>();
    for (Members identifier : record.list("identifiers", 0, MOST_IDENTIFIERS)) {
      if (!identifier.isObject(Set.of("type", "value", "country"))) {
        continue;
      }
      String type = identifier.code("type", Optional.empty());
      String value = identifier.text("value", 128);
      Optional<String> country = identifier.optional("country", 2);
      if (country.isPresent() && !country.get().matches("[A-Z]{2}")) {
        identifier.fault("/country", "not-a-country");
      }
      identifiers.add(new HoldingRecord.Identifier(type, value, country));
    }
    return identifiers;
  }

  private List<HeldRecord.Field> fields(Members record) {
    List<HeldRecord.Field> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Members field : record.list("fields", 1, HeldRecord.MOST_FIELDS)) {
      if (!field.isObject(Set.of("name", "category", "value"))) {
        continue;
      }
      String name = field.path("name");
      String category = field.code("category", rules.categories());
      if (!seen.add(name)) {
        field.fault("/name", "duplicate-field");
      }
      Optional<JsonNode> value = field.value("value");
      value.ifPresent(v -> fields.add(new HeldRecord.Field(name, category, v)));
    }
    return fields;
  }
}
