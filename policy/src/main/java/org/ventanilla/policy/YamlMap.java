package org.ventanilla.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping of a policy file, read key by key. Whatever does not fit is noted with its place and
/// reads as absent.
final class YamlMap {
  /// One text, and where it stands.
  record Text(String text, Place place) {}

  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

  private final String file;
  private final YamlLines lines;
  private final Place place;
  private final Problems problems;
  private final Map<String, ScalarNode> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> meant = new HashSet<>();

  YamlMap(String file, YamlLines lines, MappingNode node, Problems problems) {
    this.file = file;
    this.lines = lines;
    this.place = Place.of(file, node);
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problem(
            Place.of(file, tuple.getKeyNode()),
            Problem.Code.WRONG_TYPE,
            "a key that is no text",
            "use a word as the key");
      } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problem(
            Place.of(file, key),
            Problem.Code.DUPLICATE_KEY,
            "'" + key.getValue() + "' stands here twice",
            "keep one of them");
      } else if (isOneLine(key, key.getValue())) {
        keys.put(key.getValue(), key);
      }
    }
  }

  Place place() {
    return place;
  }

  /// Where the key's value stands, or this mapping where the key is absent.
  Place place(String key) {
    Node value = values.get(key);
    return value == null ? place : Place.of(file, value);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> keys() {
    return keys.keySet();
  }

  void problem(String key, Problem.Code code, String message, String remedy) {
    problem(place(key), code, message, remedy);
  }

  void problem(Place where, Problem.Code code, String message, String remedy) {
    problems.add(where, code, message, remedy);
  }

  /// Notes every key that is not one of these, and which of them was probably meant.
  void allowOnly(Set<String> known) {
    keys.forEach((name, node) -> {
      if (!known.contains(name)) {
        Optional<String> near = Spelling.nearest(name, known, name.length() < 4 ? 1 : 2);
        near.ifPresent(meant::add);
        problem(
            Place.of(file, node),
            Problem.Code.UNKNOWN_KEY,
            "'" + Identifier.shortened(name) + "' is not known here",
            near.map(word -> "did you mean '" + word + "'?")
                .orElse("use one of " + known.stream().sorted().toList()));
      }
    });
  }

  /// Whether a key was probably meant by one that is not known, which was noted.
  boolean isMeant(String key) {
    return meant.contains(key);
  }

  /// Notes each of these keys that is absent and not misspelt; `true` when all are there.
  boolean require(String... names) {
    boolean complete = true;
    for (String name : names) {
      if (!values.containsKey(name)) {
        complete = false;
        if (!isMeant(name)) {
          problem(place, Problem.Code.MISSING_KEY, "'" + name + "' is missing", "add it");
        }
      }
    }
    return complete;
  }

  /// The key's text of one line; `null` when absent or no such text.
  @Nullable String text(String key) {
    Node value = values.get(key);
    return value == null ? null : text(value);
  }

  /// The key's text, which may have several lines; `null` when absent or no text.
  @Nullable String lines(String key) {
    Node value = values.get(key);
    return value == null ? null : textOfLines(value);
  }

  /// The key's text whatever it says, in quotes also nothing; `null` when absent or no text. For
  /// what nobody is shown.
  @Nullable String anyText(String key) {
    Node value = values.get(key);
    return value == null ? null : anyText(value);
  }

  /// The key's texts whatever they say, whether one or a list, which may be empty.
  List<String> anyTexts(String key) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    return items.stream().flatMap(item -> Stream.ofNullable(anyText(item))).toList();
  }

  private @Nullable String anyText(Node node) {
    return node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN
        ? scalar.getValue()
        : text(node);
  }

  /// Where a character of the key's text stands, counted in the text as it was read; the text's
  /// beginning where that cannot be told, for example because of an escape before it.
  Place placeInside(String key, int codePoint) {
    return values.get(key) instanceof ScalarNode scalar
        ? lines.placeInside(place(key), scalar.getValue(), codePoint)
        : place(key);
  }

  /// Such a text may be shown on a line of its own; more lines could say something in its place.
  private @Nullable String text(Node node) {
    String text = textOfLines(node);
    if (text == null) {
      return null;
    }
    String line = text.stripTrailing();
    return isOneLine(node, line) ? line : null;
  }

  private boolean isOneLine(Node node, String text) {
    boolean isOneLine = text.indexOf('\n') < 0;
    if (!isOneLine) {
      problem(
          Place.of(file, node),
          Problem.Code.INVALID_VALUE,
          "a text of several lines",
          "write one line, or fold it with '>'");
    }
    return isOneLine;
  }

  private @Nullable String textOfLines(Node node) {
    if (node instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    problem(
        Place.of(file, node), Problem.Code.WRONG_TYPE, "not a text", "write one value, not empty");
    return null;
  }

  /// Whether the key says true, as YAML's core schema writes it; `false` when it is absent.
  boolean flag(String key) {
    Node value = values.get(key);
    if (value == null) {
      return false;
    }
    String text =
        value instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
            ? scalar.getValue()
            : "";
    if (FALSE.contains(text) || TRUE.contains(text)) {
      return TRUE.contains(text);
    }
    problem(
        key,
        Problem.Code.INVALID_VALUE,
        "'" + key + "' is neither true nor false",
        "write true or false, without quotes");
    return false;
  }

  /// The same where a list may be empty.
  List<String> textsOrNone(String key) {
    return values.get(key) instanceof SequenceNode list && list.getValue().isEmpty()
        ? List.of()
        : texts(key);
  }

  /// The key's texts, whether one or a list; empty when absent.
  List<String> texts(String key) {
    return placedTexts(key, YamlText.MAX_EVENTS).stream().map(Text::text).toList();
  }

  /// The key's texts with their places; empty when absent, or when they are more than `most`.
  List<Text> placedTexts(String key, int most) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
    if (items.size() > most) {
      problem(key, Problem.Code.TOO_LARGE, "more than " + most + " values", "write fewer");
      return List.of();
    }
    List<Text> texts = new ArrayList<>();
    for (Node item : items) {
      String text = text(item);
      if (text != null) {
        texts.add(new Text(text, Place.of(file, item)));
      }
    }
    if (texts.isEmpty()) {
      problem(key, Problem.Code.WRONG_TYPE, "'" + key + "' is empty", "name a value, or remove it");
    }
    return texts;
  }

  /// The key's mapping; `null` when absent or no mapping.
  @Nullable YamlMap map(String key) {
    Node value = values.get(key);
    return value == null ? null : map(value);
  }

  private @Nullable YamlMap map(Node node) {
    if (node instanceof MappingNode mapping) {
      return new YamlMap(file, lines, mapping, problems);
    }
    problem(Place.of(file, node), Problem.Code.WRONG_TYPE, "not a mapping", "write 'key: value'");
    return null;
  }

  /// The key's list of mappings; empty when absent.
  List<YamlMap> maps(String key) {
    Node value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      problem(key, Problem.Code.WRONG_TYPE, "'" + key + "' is no list", "begin items with '- '");
      return List.of();
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : list.getValue()) {
      YamlMap map = map(item);
      if (map != null) {
        maps.add(map);
      }
    }
    return maps;
  }

  /// The key's value with the type JSON gives it: what is in quotes is a text, and what JSON would
  /// take for no number, such as `007`, too. `null` when absent, or where the value is null.
  @Nullable FieldValue value(String key) {
    Node value = values.get(key);
    Object plain = value == null ? null : plain(value);
    return plain == null ? null : FieldValue.of(plain);
  }

  private @Nullable Object plain(Node node) {
    return switch (node) {
      case SequenceNode list -> list.getValue().stream().map(this::plain).toList();
      case MappingNode mapping -> {
        YamlMap map = new YamlMap(file, lines, mapping, problems);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.values.forEach((name, value) -> members.put(name, map.plain(value)));
        yield members;
      }
      case ScalarNode scalar -> plain(scalar);
      default -> throw new IllegalStateException("aliases were refused before");
    };
  }

  private @Nullable Object plain(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        problem(
            Place.of(file, scalar),
            Problem.Code.INVALID_VALUE,
            "no number that can be written as JSON",
            "put it into quotes to make it a text");
      }
    }
    return text;
  }
}
