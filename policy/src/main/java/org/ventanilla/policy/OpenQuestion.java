package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes down, in CEL without functions of our own, what must come together for an assumed
/// situation to be a possible one.
///
/// Attributes of a scope have their values written in. Of the others, reading one that is not known
/// is written as an error, and `level`, `lookup` and `table` as what they give.
final class OpenQuestion {
  private static final int MAX_VALUES = 200;
  private static final String NO_TEXT = "[\"\"][1]";
  private static final String NO_NUMBER = "[0][1]";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'"
              + "|[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*"
              + "|[0-9]+|\\s+|.",
          Pattern.DOTALL);

  /// What every locale hands on as it is, and the verifier reads as CEL does: it counts letters
  /// beyond the first plane twice, and takes some escapes for others.
  private static final Pattern PLAIN = Pattern.compile("(?:[ -~\\s&&[^\\\\]]|\\\\[\"'])*+");

  private final Manifest manifest;
  private final List<Subject> subjects;
  private final Situation situation;
  private final Assignment example;
  private final SortedMap<String, String> variables = new TreeMap<>();
  private final Set<Attribute> read = EnumSet.noneOf(Attribute.class);

  OpenQuestion(Manifest manifest, List<Subject> subjects, Situation situation, Assignment example) {
    this.manifest = manifest;
    this.subjects = subjects;
    this.situation = situation;
    this.example = example;
  }

  /// Something in a condition cannot be written down so.
  private static final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwritable() {
      super(null, null, false, false);
    }
  }

  /// The question; empty where it cannot be written.
  Optional<Prover.Question> written() {
    try {
      List<String> demands = new ArrayList<>();
      for (int subject : situation.assumed()) {
        Subject one = subjects.get(subject);
        boolean isInTime = one.validity().holdsAt(example.at());
        boolean isTaken = one.isInvariant() && situation.matched().get(subject);
        if (isTaken && one.condition().mayFail()) {
          // It is about what makes it fail too, which cannot be written down.
          throw new Unwritable();
        }
        if (!one.condition().isAlways() && isInTime) {
          String text = rewritten(one.condition().text(), one.condition());
          demands.add(
              isTaken
                  ? taken(text, one.condition())
                  : (situation.matched().get(subject) ? "(" : "!(") + text + ")");
        }
      }
      read.forEach(attribute -> within(attribute).ifPresent(demands::add));
      String expression = String.join(" && ", demands);
      if (!PLAIN.matcher(expression).matches()) {
        throw new Unwritable();
      }
      return Optional.of(new Prover.Question(expression, variables));
    } catch (Unwritable e) {
      return Optional.empty();
    }
  }

  /// That an invariant is about it: its condition holds, or cannot be evaluated because something
  /// it reads is not known. Where it asks first whether that is known this says too much, which
  /// leaves the question open at worst.
  private String taken(String text, Condition condition) {
    if (condition.tables().stream().anyMatch(table -> !table.isReadableAt(example.at()))) {
      return "true";
    }
    String known =
        condition.reads().stream()
            .filter(attribute -> !isAlwaysKnown(attribute))
            .sorted()
            .map(this::knownVariable)
            .collect(Collectors.joining(" && "));
    return known.isEmpty() ? "(" + text + ")" : "(" + known + " ? (" + text + ") : true)";
  }

  /// A finite attribute has one of its values.
  private Optional<String> within(Attribute attribute) {
    List<String> values = manifest.valuesOf(attribute.domain());
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(attribute.variable() + " in " + list(values));
  }

  private String rewritten(String text, Condition condition) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String token = matcher.group();
      if (!tokens.isEmpty() && isOneWith(tokens.getLast(), token)) {
        throw new Unwritable();
      }
      tokens.add(token);
    }
    return rewritten(tokens, condition);
  }

  private String rewritten(List<String> tokens, Condition condition) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean isMember = i > 0 && tokens.get(i - 1).equals(".");
      if (token.equals("double") && next(tokens, i).equals("(")) {
        // A text may be NaN, which the verifier takes for no number.
        throw new Unwritable();
      }
      if (!isMember && isFunction(token) && next(tokens, i).equals("(")) {
        int open = tokens.subList(i, tokens.size()).indexOf("(") + i;
        int close = closing(tokens, open);
        text.append(call(token, tokens.subList(open + 1, close), condition));
        i = close;
      } else {
        text.append(isMember ? token : attribute(token));
      }
    }
    return text.toString();
  }

  /// Whether two tokens are parts of a raw text or a text in three quotes, which [#TOKEN] does not
  /// know.
  private static boolean isOneWith(String token, String next) {
    return isText(next) && (isText(token) || token.matches("[rRbB]{1,2}"));
  }

  private static boolean isText(String token) {
    return token.startsWith("\"") || token.startsWith("'");
  }

  private static boolean isFunction(String token) {
    return token.equals("level")
        || token.equals("has")
        || token.equals(ConditionCompiler.TABLE)
        || token.equals(ConditionCompiler.LOOKUP);
  }

  private static String next(List<String> tokens, int i) {
    return tokens.stream().skip(i + 1L).filter(token -> !token.isBlank()).findFirst().orElse("");
  }

  private static int closing(List<String> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new Unwritable();
  }

  private String call(String function, List<String> inside, Condition condition) {
    return switch (function) {
      case "has" -> known(String.join("", inside).strip());
      case "level" -> level(rewritten(inside, condition));
      case ConditionCompiler.TABLE -> list(table(inside.get(0), condition).values());
      default -> {
        int comma = inside.indexOf(",");
        Table table = table(inside.get(0), condition);
        String key = rewritten(inside.subList(comma + 1, inside.size()), condition);
        yield chosen("(" + key + ")", table.entries(), NO_TEXT);
      }
    };
  }

  private Table table(String quoted, Condition condition) {
    String name = quoted.length() < 2 ? "" : quoted.substring(1, quoted.length() - 1);
    return condition.tables().stream()
        .filter(table -> table.name().equals(name) && table.values().size() <= MAX_VALUES)
        .findFirst()
        .orElseThrow(Unwritable::new);
  }

  private String level(String argument) {
    Map<String, String> ranks = new TreeMap<>();
    for (Domain domain : Manifest.ordered()) {
      List<String> values = manifest.valuesOf(domain);
      values.forEach(value -> ranks.put(value, String.valueOf(values.indexOf(value))));
    }
    StringBuilder text = new StringBuilder("(");
    ranks.forEach((value, rank) ->
        text.append("(")
            .append(argument)
            .append(") == ")
            .append(quoted(value))
            .append(" ? ")
            .append(rank)
            .append(" : "));
    return text.append(NO_NUMBER).append(")").toString();
  }

  private static String chosen(String key, Map<String, String> entries, String otherwise) {
    StringBuilder text = new StringBuilder("(");
    new TreeMap<>(entries)
        .forEach((from, to) ->
            text.append(key)
                .append(" == ")
                .append(quoted(from))
                .append(" ? ")
                .append(quoted(to))
                .append(" : "));
    return text.append(otherwise).append(")").toString();
  }

  private String known(String name) {
    Attribute attribute = Attribute.named(name).orElseThrow(Unwritable::new);
    return isAlwaysKnown(attribute) ? "true" : knownVariable(attribute);
  }

  private String attribute(String token) {
    int second = token.indexOf('.', token.indexOf('.') + 1);
    String name = second < 0 ? token : token.substring(0, second);
    String rest = second < 0 ? "" : token.substring(second);
    Optional<Attribute> attribute = Attribute.named(name);
    if (attribute.isEmpty()) {
      return token;
    }
    Optional<Dimension> dimension = Dimension.reading(attribute.get());
    if (dimension.isPresent()) {
      String value = example.dimensions().getOrDefault(dimension.get(), "");
      if (!value.contains(ValueClasses.OTHER_FIELD)) {
        return quoted(value) + rest;
      }
    }
    read.add(attribute.get());
    variables.put(name, type(attribute.get()));
    return isAlwaysKnown(attribute.get())
        ? name + rest
        : "(" + knownVariable(attribute.get()) + " ? " + name + " : " + NO_TEXT + ")" + rest;
  }

  private String knownVariable(Attribute attribute) {
    String variable = Attribute.KNOWN + attribute.variable();
    variables.put(variable, "bool");
    return variable;
  }

  private static boolean isAlwaysKnown(Attribute attribute) {
    return attribute.domain() == Domain.FLAG
        || attribute.domain() == Domain.ROLES
        || Dimension.reading(attribute).isPresent();
  }

  private static String type(Attribute attribute) {
    return switch (attribute.domain()) {
      case FLAG -> "bool";
      case ROLES -> "list<string>";
      default -> "string";
    };
  }

  private static String list(List<String> values) {
    return values.stream().map(OpenQuestion::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
