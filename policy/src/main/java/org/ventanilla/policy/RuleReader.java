package org.ventanilla.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
  private static final Set<String> KEYS =
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
          "valid");
  private static final Set<String> DIMENSIONS =
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
    Scope scope = scope(map);
    Condition condition = map.has("when") ? compiler.compile(map, "when") : Condition.always();
    ObligationReader reader = new ObligationReader(manifest);
    List<Obligation> obligations = map.maps("obligations").stream().flatMap(reader::read).toList();
    Sentence explanation = explanation(map);
    YamlMap valid = map.map("valid");
    LocalDate from = valid == null ? null : day(valid, "from");
    LocalDate until = valid == null ? null : day(valid, "until");
    if (valid != null) {
      valid.allowOnly(Set.of("from", "until"));
    }
    map.text("assumption");
    if (!complete || id == null || effect == null || scope == null || condition == null) {
      return null;
    }
    if ((effect == Effect.DENY) != (ground != null) || !fits(map, effect, obligations)) {
      return null;
    }
    String basis = map.text("basis");
    return new Rule(
        id, effect, ground, basis, scope, condition, obligations, explanation, from, until);
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
          case APPROVE -> hasApprover;
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

  private @Nullable Scope scope(YamlMap map) {
    YamlMap scope = map.map("scope");
    if (scope == null) {
      return null;
    }
    scope.allowOnly(DIMENSIONS);
    Map<Dimension, Set<String>> accepted = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      if (scope.has(dimension.key())) {
        Set<String> values = new LinkedHashSet<>(scope.texts(dimension.key()));
        values.forEach(value -> requireDeclared(scope, dimension, value));
        if (values.isEmpty()) {
          return null;
        }
        accepted.put(dimension, values);
      }
    }
    return new Scope(accepted);
  }

  private void requireDeclared(YamlMap scope, Dimension dimension, String value) {
    Domain domain = domainOf(dimension);
    if (domain == Domain.FREE) {
      if (!FieldFacts.isPath(value)) {
        scope.problem(
            dimension.key(),
            Problem.Code.INVALID_VALUE,
            "'" + Identifier.shortened(value) + "' is no field's path",
            "write it as 'name' or 'name.part'");
      }
    } else if (!manifest.declares(domain, value)) {
      scope.problem(
          dimension.key(),
          Problem.Code.UNDECLARED_VALUE,
          "'" + Identifier.shortened(value) + "' is not declared",
          "declare it in policy.yaml, or use one of " + manifest.shown(domain));
    }
  }

  private static Domain domainOf(Dimension dimension) {
    return switch (dimension) {
      case TO, FROM -> Domain.GOVERNMENT;
      case KIND -> Domain.KIND;
      case AGENCY -> Domain.AGENCY;
      case PURPOSE -> Domain.PURPOSE;
      case URGENCY -> Domain.URGENCY;
      case CATEGORY -> Domain.CATEGORY;
      case HOLDER -> Domain.HOLDER;
      case FIELD -> Domain.FREE;
    };
  }

  private static @Nullable Sentence explanation(YamlMap map) {
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

  private static @Nullable LocalDate day(YamlMap map, String key) {
    String text = map.has(key) ? map.text(key) : null;
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      map.problem(key, Problem.Code.INVALID_VALUE, "not a day", "write it as 2026-12-31");
      return null;
    }
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
