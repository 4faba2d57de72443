package org.ventanilla.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one rule.
final class RuleReader {
  static final Set<String> KEYS =
      Set.of(
          "id",
          "effect",
          "ground",
          "basis",
          "assumption",
          "scope",
          "when",
          "obligations",
          "explain",
          "requester-sees",
          "valid");
  static final Set<String> DIMENSIONS =
      Arrays.stream(Dimension.values()).map(Dimension::key).collect(Collectors.toUnmodifiableSet());

  private final Manifest manifest;
  private final ConditionCompiler compiler;

  RuleReader(Manifest manifest, ConditionCompiler compiler) {
    this.manifest = manifest;
    this.compiler = compiler;
  }

  /// The rule; `null`, with problems noted, when it is not complete.
  @Nullable Rule read(YamlMap map) {
    map.allowOnly(KEYS);
    boolean complete = map.require("id", "effect", "scope");
    String id = id(map);
    Effect effect = oneOf(map, "effect", Effect.class);
    Ground ground = effect == null ? null : ground(map, effect);
    Scope scope = scope(manifest, map, "scope", effect == Effect.DENY);
    Condition condition = map.has("when") ? compiler.compile(map, "when") : Condition.always();
    ObligationReader reader = new ObligationReader(manifest);
    List<YamlMap> written = map.maps("obligations");
    List<Obligation> obligations = written.stream().flatMap(reader::read).toList();
    Sentence explanation = explanation(map);
    Validity validity = ValidityReader.read(map);
    Openness sees = openness(map, manifest.requesterSees());
    map.text("assumption");
    if (!complete || id == null || effect == null || scope == null || condition == null) {
      return null;
    }
    boolean areRead = obligations.size() == written.size();
    if ((effect == Effect.DENY) != (ground != null)
        || !areRead
        || !fits(map, effect, obligations)) {
      return null;
    }
    String basis = map.text("basis");
    return new Rule(
        id,
        effect,
        ground,
        basis,
        scope,
        condition,
        obligations,
        explanation,
        validity,
        sees,
        map.place());
  }

  private static @Nullable String id(YamlMap map) {
    String id = map.text("id");
    if (id != null && !Identifier.isValid(id)) {
      map.problem("id", Problem.Code.INVALID_VALUE, "not an id", "use " + Identifier.SHAPE);
      return null;
    }
    return id;
  }

  private static @Nullable Ground ground(YamlMap map, Effect effect) {
    if (effect != Effect.DENY) {
      if (map.has("ground")) {
        map.problem(
            "ground", Problem.Code.UNKNOWN_KEY, "only a DENY has a ground", "remove 'ground'");
      }
      return null;
    }
    if (!map.require("ground")) {
      return null;
    }
    Ground ground = oneOf(map, "ground", Ground.class);
    if (ground == Ground.POLICY_ERROR) {
      map.problem(
          "ground",
          Problem.Code.INVALID_VALUE,
          "POLICY_ERROR is for faults",
          "name the ground of the refusal");
      return null;
    }
    return ground;
  }

  private static boolean fits(YamlMap map, Effect effect, List<Obligation> obligations) {
    boolean hasApprover = obligations.stream().anyMatch(Obligation.Approver.class::isInstance);
    boolean fits =
        switch (effect) {
          case PERMIT -> !hasApprover;
          case APPROVE -> hasApprover || map.isMeant("obligations");
          case DENY -> obligations.isEmpty();
        };
    if (!fits) {
      map.problem(
          "obligations",
          Problem.Code.OBLIGATION,
          "these obligations do not go with " + effect,
          switch (effect) {
            case PERMIT -> "make the effect APPROVE, or remove the approver";
            case APPROVE -> "name an approver: {type: approver, role: …}";
            case DENY -> "remove the obligations: nothing leaves";
          });
    }
    return fits;
  }

  /// The scope under a key; `null`, perhaps with problems noted, when there is none.
  static @Nullable Scope scope(Manifest manifest, YamlMap map, String key, boolean reaches) {
    YamlMap scope = map.map(key);
    if (scope == null) {
      return null;
    }
    scope.allowOnly(DIMENSIONS);
    Map<Dimension, Set<String>> accepted = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      if (scope.has(dimension.key())) {
        Set<String> values = new LinkedHashSet<>();
        for (YamlMap.Text value : scope.placedTexts(dimension.key(), ManifestReader.MAX_VALUES)) {
          requireDeclared(manifest, scope, dimension, value);
          values.add(value.text());
        }
        if (values.isEmpty()) {
          return null;
        }
        accepted.put(dimension, values);
      }
    }
    return new Scope(accepted, reaches);
  }

  private static void requireDeclared(
      Manifest manifest, YamlMap scope, Dimension dimension, YamlMap.Text placed) {
    String value = placed.text();
    Domain domain = dimension.domain();
    if (domain == Domain.FREE) {
      if (!FieldFacts.isPath(value) || value.length() > FieldFacts.MAX_NAMED) {
        scope.problem(
            placed.place(),
            Problem.Code.INVALID_VALUE,
            "'" + Identifier.shortened(value) + "' is no field's path",
            "write it as 'name' or 'name.part', at most " + FieldFacts.MAX_NAMED + " characters");
      }
    } else if (!manifest.declares(domain, value)) {
      scope.problem(
          placed.place(),
          Problem.Code.UNDECLARED_VALUE,
          "'" + Identifier.shortened(value) + "' is not declared",
          "declare it in policy.yaml, or use one of " + manifest.shown(domain));
    }
  }

  static @Nullable Sentence explanation(YamlMap map) {
    YamlMap explain = map.map("explain");
    if (explain == null) {
      return null;
    }
    explain.allowOnly(Set.of("en", "es"));
    if (!explain.require("en", "es")) {
      return null;
    }
    String english = explain.text("en");
    String spanish = explain.text("es");
    if (english == null || spanish == null) {
      return null;
    }
    if (english.length() > Sentence.MAX_LENGTH || spanish.length() > Sentence.MAX_LENGTH) {
      map.problem(
          "explain",
          Problem.Code.TOO_LARGE,
          "longer than " + Sentence.MAX_LENGTH + " characters",
          "say it in one sentence");
      return null;
    }
    return new Sentence(english, spanish);
  }

  /// How much the requester sees; `usual` where nothing is said.
  static Openness openness(YamlMap map, Openness usual) {
    String text = map.has("requester-sees") ? map.text("requester-sees") : null;
    if (text == null) {
      return usual;
    }
    for (Openness openness : Openness.values()) {
      if (openness.key().equals(text)) {
        return openness;
      }
    }
    map.problem(
        "requester-sees",
        Problem.Code.INVALID_VALUE,
        "'" + Identifier.shortened(text) + "' is not known",
        "use one of nothing, ground, sentence, rules");
    return usual;
  }

  static <E extends Enum<E>> @Nullable E oneOf(YamlMap map, String key, Class<E> type) {
    String text = map.text(key);
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    map.problem(
        key,
        Problem.Code.INVALID_VALUE,
        "'" + Identifier.shortened(text) + "' is not known",
        "use one of " + Arrays.toString(type.getEnumConstants()));
    return null;
  }
}
