package org.ventanilla.screening.list;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.json.JsonLine;
import org.ventanilla.screening.list.ListedEntity.Kind;

/// What the columns of a CSV list mean: a JSON object in `FILE.mapping.json` beside the list, or in
/// `mapping.json` in its folder. Without either, columns are known by the names of the fields
/// themselves. `docs/spec/list-mapping.md` has the members.
final class CsvMapping {
  static final int LONGEST = 1 << 16;

  static final List<String> TEXT_FIELDS =
      List.of(
          "id",
          "kind",
          "name",
          "given",
          "paternal",
          "maternal",
          "family",
          "alias",
          "weak_alias",
          "former_name",
          "birth_date",
          "birth_place",
          "sex",
          "nationality",
          "citizenship",
          "program",
          "address",
          "city",
          "country",
          "linked_to",
          "employer",
          "relative",
          "remarks");

  private static final Set<String> MEMBERS =
      Set.of("fields", "kind", "kinds", "separator", "values");

  private final String file;
  private final Map<String, List<String>> fields;
  private final Kind kind;
  private final Map<String, Kind> kinds;
  private final char separator;
  private final String between;

  private CsvMapping(
      String file,
      Map<String, List<String>> fields,
      Kind kind,
      Map<String, Kind> kinds,
      char separator,
      String between) {
    this.file = file;
    this.fields = fields;
    this.kind = kind;
    this.kinds = kinds;
    this.separator = separator;
    this.between = between;
  }

  /// Where the mapping of a list is, if it has one.
  static Path path(Path list) {
    Path own = list.resolveSibling(list.getFileName() + ".mapping.json");
    return Files.isRegularFile(own) ? own : list.resolveSibling("mapping.json");
  }

  /// The mapping of a list.
  ///
  /// @throws ScreeningException `MAPPING_WRONG`
  static CsvMapping beside(Path list) throws IOException {
    Path path = path(list);
    if (!Files.isRegularFile(path)) {
      return new CsvMapping("", Map.of(), Kind.PERSON, Map.of(), ',', "|");
    }
    String file = String.valueOf(path.getFileName());
    if (Files.size(path) > LONGEST) {
      throw wrong(file, "is longer than " + LONGEST + " bytes");
    }
    try {
      return read(file, Files.readString(path));
    } catch (CharacterCodingException e) {
      throw wrong(file, "is not UTF-8");
    }
  }

  static CsvMapping read(String file, String json) {
    return switch (JsonLine.read(json)) {
      case JsonLine.Malformed(int column, String reason) ->
          throw wrong(file, "is no JSON object: " + reason);
      case JsonLine.Read(Map<String, Object> object) -> of(file, object);
    };
  }

  private static CsvMapping of(String file, Map<String, Object> object) {
    for (String member : object.keySet()) {
      if (!MEMBERS.contains(member)) {
        throw wrong(file, "has a member it cannot have: " + shown(member));
      }
    }
    Map<String, List<String>> fields = new HashMap<>();
    if (object.get("fields") instanceof Map<?, ?> stated) {
      for (Object field : stated.keySet()) {
        List<String> columns = columns(stated.get(field));
        if (!isField(String.valueOf(field)) || columns.isEmpty()) {
          throw wrong(
              file, "fields: " + shown(String.valueOf(field)) + " is no field or names no column");
        }
        fields.put(String.valueOf(field), columns);
      }
    }
    if (!fields.containsKey("id")) {
      throw wrong(file, "fields: id names no column");
    }
    Map<String, Kind> kinds = new HashMap<>();
    if (object.get("kinds") instanceof Map<?, ?> stated) {
      stated.forEach((text, code) ->
          kinds.put(
              String.valueOf(text).toLowerCase(Locale.ROOT), kind(file, String.valueOf(code))));
    }
    String separator = object.get("separator") instanceof String text ? text : ",";
    if (separator.length() != 1
        || separator.equals("\"")
        || (separator.isBlank() && !separator.equals("\t"))) {
      throw wrong(file, "separator: one character");
    }
    String between = object.get("values") instanceof String text ? text : "|";
    Kind kind = object.get("kind") instanceof String code ? kind(file, code) : Kind.PERSON;
    return new CsvMapping(file, fields, kind, kinds, separator.charAt(0), between);
  }

  private static List<String> columns(Object stated) {
    if (stated instanceof String column) {
      return List.of(column);
    }
    return stated instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  private static boolean isField(String field) {
    return TEXT_FIELDS.contains(field) || CsvFile.identifierFields().containsKey(field);
  }

  private static Kind kind(String file, String code) {
    return kindOf(code)
        .orElseThrow(() ->
            wrong(file, "kind: " + shown(code) + " is none of " + Arrays.toString(Kind.values())));
  }

  private static Optional<Kind> kindOf(String code) {
    String name = code.strip().toUpperCase(Locale.ROOT).replace("ORGANIZATION", "ORGANISATION");
    return Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(name)).findFirst();
  }

  private static String shown(String text) {
    return "`" + (text.length() > 60 ? text.substring(0, 60) : text) + "`";
  }

  private static ScreeningException wrong(String file, String why) {
    return new ScreeningException(ScreeningException.Code.MAPPING_WRONG, file + " " + why);
  }

  char separator() {
    return separator;
  }

  /// Finds the columns in a header.
  ///
  /// @throws ScreeningException `MAPPING_WRONG` when one is not there
  Bound bind(List<String> header, String list) {
    Map<String, List<Integer>> columns = new HashMap<>();
    Set<Integer> used = new TreeSet<>();
    if (fields.isEmpty()) {
      for (int i = 0; i < header.size(); i++) {
        String field = header.get(i).toLowerCase(Locale.ROOT);
        if (isField(field)) {
          columns.computeIfAbsent(field, f -> new ArrayList<>()).add(i);
          used.add(i);
        }
      }
      if (!columns.containsKey("id")) {
        throw wrong(list, "has no column id, and there is no " + list + ".mapping.json beside it");
      }
    }
    fields.forEach((field, names) -> {
      for (String name : names) {
        int at = header.indexOf(name);
        if (at < 0) {
          throw wrong(file, "fields: " + field + ": the list has no column " + shown(name));
        }
        columns.computeIfAbsent(field, f -> new ArrayList<>()).add(at);
        used.add(at);
      }
    });
    Map<Integer, String> rest = new TreeMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (!used.contains(i) && !header.get(i).isEmpty()) {
        rest.put(i, header.get(i));
      }
    }
    return new Bound(this, Map.copyOf(columns), rest);
  }

  /// A mapping with the columns of one header.
  record Bound(CsvMapping mapping, Map<String, List<Integer>> columns, Map<Integer, String> rest) {

    List<Integer> columns(String field) {
      return columns.getOrDefault(field, List.of());
    }

    /// The kind a row states; the mapping's own when it states none; nothing when it is unknown.
    Optional<Kind> kind(String stated) {
      if (stated.isEmpty()) {
        return Optional.of(mapping.kind);
      }
      return Optional.ofNullable(mapping.kinds.get(stated.toLowerCase(Locale.ROOT)))
          .or(() -> kindOf(stated));
    }

    /// The values in one field.
    List<String> split(String field) {
      if (field.isEmpty()) {
        return List.of();
      }
      if (mapping.between.isEmpty() || !field.contains(mapping.between)) {
        return List.of(field);
      }
      return Arrays.stream(field.split(java.util.regex.Pattern.quote(mapping.between), -1))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .toList();
    }

    /// The identifier fields the list has.
    Map<IdentifierType, String> identifiers() {
      Map<IdentifierType, String> stated = new TreeMap<>();
      CsvFile.identifierFields()
          .forEach((field, type) -> {
            if (columns.containsKey(field)) {
              stated.put(type, field);
            }
          });
      return stated;
    }
  }
}
