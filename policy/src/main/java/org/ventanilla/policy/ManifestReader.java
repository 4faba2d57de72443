package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `policy.yaml`.
final class ManifestReader {
  static final int MAX_VALUES = 1_000;
  static final Set<String> KEYS =
      Set.of(
          "id",
          "version",
          "title",
          "levels",
          "agencies",
          "holders",
          "kinds",
          "purposes",
          "urgencies",
          "categories",
          "evaluation",
          "roles",
          "requester-sees");

  private final YamlMap map;

  ManifestReader(YamlMap map) {
    this.map = map;
  }

  /// The manifest; `null`, with problems noted, when it is not complete.
  @Nullable Manifest read() {
    map.allowOnly(KEYS);
    if (!map.require(
        "id",
        "version",
        "levels",
        "agencies",
        "kinds",
        "purposes",
        "urgencies",
        "categories",
        "evaluation",
        "roles")) {
      return null;
    }
    Map<String, List<String>> agencies = agencies();
    Map<Domain, List<String>> values = new EnumMap<>(Domain.class);
    values.put(Domain.GOVERNMENT, List.copyOf(agencies.keySet()));
    values.put(Domain.AGENCY, agencies.values().stream().flatMap(List::stream).toList());
    Set<String> holders = new LinkedHashSet<>(values.getOrDefault(Domain.AGENCY, List.of()));
    holders.addAll(identifiers(map, "holders"));
    values.put(Domain.HOLDER, List.copyOf(holders));
    values.put(Domain.KIND, identifiers(map, "kinds"));
    values.put(Domain.PURPOSE, identifiers(map, "purposes"));
    values.put(Domain.URGENCY, identifiers(map, "urgencies"));
    values.put(Domain.CATEGORY, identifiers(map, "categories"));
    readGroup("levels", Domain.CLASSIFICATION, Domain.HANDLING, values);
    readGroup("evaluation", Domain.SOURCE, Domain.INFORMATION, values);
    requireApart(values);
    String id = map.text("id");
    String version = map.text("version");
    return id == null || version == null
        ? null
        : new Manifest(
            id,
            version,
            values,
            agencies,
            identifiers(map, "roles"),
            RuleReader.openness(map, Openness.NOTHING));
  }

  private Map<String, List<String>> agencies() {
    Map<String, List<String>> agencies = new LinkedHashMap<>();
    YamlMap byGovernment = map.map("agencies");
    if (byGovernment != null) {
      Map<String, String> governments = new HashMap<>();
      for (String government : byGovernment.keys()) {
        List<String> some = identifiers(byGovernment, government);
        agencies.put(government, some);
        for (String agency : some) {
          String other = governments.putIfAbsent(agency, government);
          if (other != null) {
            byGovernment.problem(
                government,
                Problem.Code.DUPLICATE_ID,
                "'" + agency + "' is an agency of '" + other + "' too",
                "give each agency a name of its own, under one government");
          }
        }
      }
    }
    return agencies;
  }

  private void readGroup(
      String key, Domain first, Domain second, Map<Domain, List<String>> values) {
    YamlMap group = map.map(key);
    if (group == null) {
      return;
    }
    String firstName = first.word();
    String secondName = second.word();
    group.allowOnly(Set.of(firstName, secondName));
    if (group.require(firstName, secondName)) {
      values.put(first, identifiers(group, firstName));
      values.put(second, identifiers(group, secondName));
    }
  }

  private void requireApart(Map<Domain, List<String>> values) {
    Set<String> seen = new LinkedHashSet<>();
    for (Domain domain : Manifest.ordered()) {
      for (String value : values.getOrDefault(domain, List.of())) {
        if (!seen.add(value)) {
          map.problem(
              "levels",
              Problem.Code.INVALID_VALUE,
              "'" + value + "' stands in two enumerations",
              "give each level a name of its own, so that level() knows which is meant");
        }
      }
    }
  }

  private static List<String> identifiers(YamlMap map, String key) {
    List<String> found = new ArrayList<>();
    for (YamlMap.Text placed : map.placedTexts(key, MAX_VALUES)) {
      String text = placed.text();
      if (!Identifier.isValid(text)) {
        map.problem(
            placed.place(),
            Problem.Code.INVALID_VALUE,
            "'" + Identifier.shortened(text) + "' is no name",
            "use " + Identifier.SHAPE);
      } else if (found.contains(text)) {
        map.problem(
            placed.place(), Problem.Code.DUPLICATE_ID, "'" + text + "' stands twice", "remove one");
      } else {
        found.add(text);
      }
    }
    return found;
  }
}
