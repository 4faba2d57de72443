package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `invariants.yaml`.
final class InvariantReader {
  static final Set<String> FILE_KEYS = Set.of("invariants");
  static final Set<String> KEYS =
      Set.of("id", "never", "always", "where", "when", "basis", "assumption", "explain");
  static final int MAX_INVARIANTS = 1_000;

  private final Manifest manifest;
  private final ConditionCompiler compiler;
  private final YamlMap map;

  InvariantReader(Manifest manifest, ConditionCompiler compiler, YamlMap map) {
    this.manifest = manifest;
    this.compiler = compiler;
    this.map = map;
  }

  List<Invariant> read() {
    map.allowOnly(FILE_KEYS);
    map.require("invariants");
    List<Invariant> invariants = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlMap item : map.maps("invariants")) {
      Invariant invariant = read(item);
      if (invariant != null && !ids.add(invariant.id())) {
        item.problem(
            "id", Problem.Code.DUPLICATE_ID, "'" + invariant.id() + "' stands twice", "rename one");
      } else if (invariant != null && invariants.size() < MAX_INVARIANTS) {
        invariants.add(invariant);
      } else if (invariant != null) {
        item.problem("id", Problem.Code.TOO_LARGE, "too many invariants", "state fewer");
        break;
      }
    }
    return invariants;
  }

  private @Nullable Invariant read(YamlMap item) {
    item.allowOnly(KEYS);
    String id = item.require("id") ? item.text("id") : null;
    if (id != null && !Identifier.isValid(id)) {
      item.problem("id", Problem.Code.INVALID_VALUE, "not an id", "use " + Identifier.SHAPE);
      id = null;
    }
    Stream.of("basis", "assumption").filter(item::has).forEach(item::text);
    Sentence explanation = RuleReader.explanation(item);
    Scope where =
        item.has("where")
            ? RuleReader.scope(manifest, item, "where", true)
            : new Scope(Map.of(), true);
    Condition when = item.has("when") ? compiler.compile(item, "when") : Condition.always();
    if (item.isMeant("never") || item.isMeant("always")) {
      return null;
    }
    if (item.has("never") == item.has("always")) {
      item.problem(
          item.place(),
          Problem.Code.MISSING_KEY,
          "an invariant says either 'never' or 'always'",
          "write, for example, 'never: PERMIT informant'");
      return null;
    }
    String key = item.has("never") ? "never" : "always";
    String text = item.text(key);
    if (text == null) {
      return null;
    }
    InvariantStatement statement = new InvariantStatement(manifest, item, key, text);
    Invariant.Demand demand = statement.demand();
    if (id == null || where == null || when == null || demand == null) {
      return null;
    }
    Scope narrowed = narrowed(item, where, statement.categories());
    return narrowed == null
        ? null
        : new Invariant(id, key + ": " + text, demand, narrowed, when, explanation, item.place());
  }

  private static @Nullable Scope narrowed(YamlMap item, Scope where, Set<String> categories) {
    if (categories.isEmpty()) {
      return where;
    }
    if (where.accepted().containsKey(Dimension.CATEGORY)) {
      item.problem(
          "where",
          Problem.Code.INVALID_VALUE,
          "the categories stand in the statement already",
          "name them in one of the two places");
      return null;
    }
    Map<Dimension, Set<String>> accepted = new EnumMap<>(Dimension.class);
    accepted.putAll(where.accepted());
    accepted.put(Dimension.CATEGORY, categories);
    return new Scope(accepted, where.reaches());
  }
}
