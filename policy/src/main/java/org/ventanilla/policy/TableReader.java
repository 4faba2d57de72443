package org.ventanilla.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one table. Any problem in it makes the whole table unreadable, never a part of it.
final class TableReader {
  static final Set<String> KEYS =
      Set.of("of", "keys", "title", "basis", "assumption", "valid", "values", "entries");
  static final int MAX_VALUES = 10_000;
  static final int MAX_LENGTH = 256;

  private final Manifest manifest;
  private final String name;
  private final YamlMap map;

  TableReader(Manifest manifest, String name, YamlMap map) {
    this.manifest = manifest;
    this.name = name;
    this.map = map;
  }

  /// The table, perhaps with problems noted, and then it is not to be used.
  Table read() {
    map.allowOnly(KEYS);
    Stream.of("title", "basis", "assumption").filter(map::has).forEach(map::text);
    if (map.has("values") == map.has("entries")) {
      map.problem(
          map.place(),
          Problem.Code.MISSING_KEY,
          "a table has either 'values' or 'entries'",
          "write 'values:' for a list, 'entries:' for a mapping");
    }
    if (map.has("keys") && !map.has("entries")) {
      map.problem("keys", Problem.Code.UNKNOWN_KEY, "a list has no keys", "remove it, or use 'of'");
    }
    Domain keys = domain("keys");
    Domain of = domain("of");
    Validity validity = ValidityReader.read(map);
    Map<String, String> entries = entries(keys, of);
    List<String> values = map.has("values") ? values(of) : List.copyOf(entries.keySet());
    return new Table(
        name, keys, of, validity, new Table.Values(values), entries, map.place("valid"), false);
  }

  private @Nullable Domain domain(String key) {
    String text = map.has(key) ? map.text(key) : null;
    if (text == null) {
      return null;
    }
    Optional<Domain> domain = Domain.named(text);
    if (domain.isEmpty()) {
      map.problem(
          key,
          Problem.Code.INVALID_VALUE,
          "'" + Identifier.shortened(text) + "' is nothing policy.yaml declares",
          "use one of "
              + Domain.declared().map(Domain::word).sorted().collect(Collectors.joining(", ")));
    }
    return domain.orElse(null);
  }

  private List<String> values(@Nullable Domain of) {
    Set<String> values = new LinkedHashSet<>();
    for (YamlMap.Text value : map.placedTexts("values", MAX_VALUES)) {
      check(value.place(), of, value.text());
      if (!values.add(value.text())) {
        map.problem(
            value.place(),
            Problem.Code.DUPLICATE_ID,
            "'" + Identifier.shortened(value.text()) + "' stands twice",
            "remove one");
      }
    }
    return List.copyOf(values);
  }

  private Map<String, String> entries(@Nullable Domain keys, @Nullable Domain of) {
    Map<String, String> entries = new LinkedHashMap<>();
    YamlMap mapping = map.map("entries");
    if (mapping == null) {
      return entries;
    }
    if (mapping.keys().size() > MAX_VALUES) {
      map.problem(
          "entries",
          Problem.Code.TOO_LARGE,
          "more than " + MAX_VALUES + " entries",
          "split the table");
      return entries;
    }
    if (mapping.keys().isEmpty()) {
      map.problem("entries", Problem.Code.WRONG_TYPE, "'entries' is empty", "write 'key: value'");
    }
    for (String key : mapping.keys()) {
      String value = mapping.text(key);
      if (value != null) {
        check(mapping.place(key), keys, key);
        check(mapping.place(key), of, value);
        entries.put(key, value);
      }
    }
    return entries;
  }

  private void check(Place place, @Nullable Domain domain, String value) {
    if (value.length() > MAX_LENGTH) {
      map.problem(
          place, Problem.Code.TOO_LARGE, "longer than " + MAX_LENGTH + " characters", "shorten it");
    } else if (domain != null && !manifest.declares(domain, value)) {
      map.problem(
          place,
          Problem.Code.UNDECLARED_VALUE,
          "'" + Identifier.shortened(value) + "' is not declared",
          "declare it in policy.yaml, or use one of " + manifest.shown(domain));
    }
  }
}
