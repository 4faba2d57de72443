package org.ventanilla.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Understands an invariant's statement, word by word:
///
/// - `never: EFFECT [or EFFECT] [CATEGORY, …]`, where `release` stands for PERMIT or APPROVE;
/// - `always: DENY [CATEGORY, …]`;
/// - `always: NUMBER approvers [for CATEGORY, …]`, the number a digit or a word up to five;
/// - `always: approver ROLE [for CATEGORY, …]`;
/// - `always: OBLIGATION [or OBLIGATION] [for CATEGORY, …]`.
final class InvariantStatement {
  private static final List<String> NUMBERS = List.of("one", "two", "three", "four", "five");
  private static final String HOW =
      "write, for example, 'never: PERMIT informant', 'always: DENY informant',"
          + " 'always: two approvers for operation', 'always: approver ROLE for communication' or"
          + " 'always: redact or generalise for financial'";

  private final Manifest manifest;
  private final YamlMap item;
  private final String key;
  private final Deque<String> words;
  private final Set<String> categories = new LinkedHashSet<>();
  private final Invariant.@Nullable Demand demand;

  InvariantStatement(Manifest manifest, YamlMap item, String key, String text) {
    this.manifest = manifest;
    this.item = item;
    this.key = key;
    this.words = new ArrayDeque<>(List.of(text.strip().replace(",", " , ").split("\\s+")));
    this.demand = understood();
  }

  /// What is demanded; `null`, with a problem noted, when it was not understood.
  Invariant.@Nullable Demand demand() {
    return demand;
  }

  /// The categories it names; none for all.
  Set<String> categories() {
    return categories;
  }

  private Invariant.@Nullable Demand understood() {
    Invariant.Demand understood = key.equals("never") ? never() : always();
    return understood != null && readCategories() ? understood : null;
  }

  private Invariant.@Nullable Demand never() {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    do {
      switch (next()) {
        case "PERMIT" -> effects.add(Effect.PERMIT);
        case "APPROVE" -> effects.add(Effect.APPROVE);
        case "DENY" -> effects.add(Effect.DENY);
        case "release" -> effects.addAll(EnumSet.of(Effect.PERMIT, Effect.APPROVE));
        default -> {
          return misunderstood("an effect, or 'release', is expected after 'never:'");
        }
      }
    } while (passes("or") || (isEffect(afterComma()) && passes(",")));
    return new Invariant.Demand.Never(effects);
  }

  private Invariant.@Nullable Demand always() {
    String first = next();
    int number = first.matches("[1-5]") ? Integer.parseInt(first) : NUMBERS.indexOf(first) + 1;
    if (number > 0) {
      return next().matches("approvers?")
          ? new Invariant.Demand.People(number)
          : misunderstood("'approvers' is expected after the number");
    }
    return switch (first) {
      case "DENY" -> new Invariant.Demand.Stays();
      case "approver" -> role(next());
      default -> duties(first);
    };
  }

  private Invariant.@Nullable Demand role(String role) {
    if (manifest.roles().contains(role)) {
      return new Invariant.Demand.Role(role);
    }
    item.problem(
        key,
        Problem.Code.UNDECLARED_VALUE,
        "the role '" + Identifier.shortened(role) + "' is not declared",
        "declare it in policy.yaml, or use one of " + manifest.roles());
    return null;
  }

  private Invariant.@Nullable Demand duties(String first) {
    List<Invariant.Duty> anyOf = new ArrayList<>();
    String word = first;
    while (true) {
      Invariant.Duty duty = duty(word);
      if (duty == null) {
        return misunderstood("'" + Identifier.shortened(word) + "' cannot be demanded");
      }
      anyOf.add(duty);
      if (!passes("or")) {
        return new Invariant.Demand.Duties(anyOf);
      }
      word = next();
    }
  }

  private Invariant.@Nullable Duty duty(String word) {
    return switch (word) {
      case "redact" -> new Invariant.Duty.Redacted();
      case "generalise" -> new Invariant.Duty.Generalised();
      case "mark" ->
          new Invariant.Duty.Marked(manifest.declares(Domain.HANDLING, peek()) ? next() : null);
      case "expire" ->
          new Invariant.Duty.Expires(
              peek().matches("[1-9][0-9]{0,4}") ? Integer.parseInt(next()) : 0);
      case "notify-originator" -> new Invariant.Duty.OriginatorTold();
      case "seal" -> new Invariant.Duty.Sealed();
      default -> null;
    };
  }

  private boolean readCategories() {
    passes("for");
    while (!words.isEmpty()) {
      String category = next();
      if (!manifest.declares(Domain.CATEGORY, category)) {
        item.problem(
            key,
            Problem.Code.UNDECLARED_VALUE,
            "'" + Identifier.shortened(category) + "' is no category",
            "declare it in policy.yaml, or use one of " + manifest.shown(Domain.CATEGORY));
        return false;
      }
      categories.add(category);
      if (!passes(",") && !passes("and")) {
        break;
      }
    }
    if (!words.isEmpty()) {
      misunderstood("'" + Identifier.shortened(peek()) + "' is not expected here");
      return false;
    }
    return true;
  }

  private Invariant.@Nullable Demand misunderstood(String what) {
    item.problem(key, Problem.Code.INVALID_VALUE, what, HOW);
    return null;
  }

  private String next() {
    String word = words.poll();
    return word == null ? "" : word;
  }

  private String peek() {
    String word = words.peek();
    return word == null ? "" : word;
  }

  private String afterComma() {
    return peek().equals(",") ? words.stream().skip(1).findFirst().orElse("") : "";
  }

  private static boolean isEffect(String word) {
    return word.equals("PERMIT") || word.equals("APPROVE") || word.equals("DENY");
  }

  private boolean passes(String word) {
    if (peek().equals(word)) {
      words.poll();
      return true;
    }
    return false;
  }
}
