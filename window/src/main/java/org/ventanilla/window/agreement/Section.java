package org.ventanilla.window.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.ventanilla.window.agreement.Problem.Code;

/// One mapping of a file. Whatever is missing or wrong becomes a problem with its place, and the
/// reader goes on with a stand-in, so that all mistakes are found in one reading; the caller drops
/// what it built as soon as there is one problem.
final class Section {
  static final int MOST_ENTRIES = 1_000;

  private final String file;
  private final MappingNode node;
  private final Problems problems;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

  Section(String file, MappingNode node, Problems problems) {
    this.file = file;
    this.node = node;
    this.problems = problems;
    if (node.getValue().size() > MOST_ENTRIES) {
      wrong(node, Code.LIST_TOO_LONG, "at most " + MOST_ENTRIES + " entries");
      return;
    }
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        wrong(tuple.getKeyNode(), Code.YAML_WRONG, "a key is a single word");
      } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
        wrong(key, Code.KEY_TWICE, "'" + key.getValue() + "' stands here twice; keep one");
      }
    }
  }

  /// Reports every key that is not among these.
  void only(String... known) {
    Set<String> expected = new LinkedHashSet<>(List.of(known));
    entries.forEach((key, tuple) -> {
      if (!expected.contains(key)) {
        wrong(
            tuple.getKeyNode(),
            Code.KEY_UNKNOWN,
            "'" + key + "' means nothing here; known are " + String.join(", ", expected));
      }
    });
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /// The keys of the mapping, each matching the pattern, with their mappings.
  Map<String, Section> sections(Pattern keys, String shape) {
    Map<String, Section> sections = new LinkedHashMap<>();
    entries.forEach((key, tuple) -> {
      if (!keys.matcher(key).matches()) {
        wrong(tuple.getKeyNode(), Code.VALUE_WRONG, "'" + key + "' must be " + shape);
      }
      sections.put(key, section(tuple.getValueNode(), key));
    });
    return sections;
  }

  Section section(String key) {
    NodeTuple tuple = entries.get(key);
    if (tuple == null) {
      missing(key);
      return empty();
    }
    return section(tuple.getValueNode(), key);
  }

  /// A list of mappings; at most `MOST_ENTRIES`, at least one.
  List<Section> list(String key) {
    return items(key, true).stream().map(item -> section(item, key)).toList();
  }

  String text(String key, Pattern pattern, String shape, String standIn) {
    return value(key, text -> pattern.matcher(text).matches() ? text : null, shape, standIn);
  }

  /// A value read by `parse`, which returns null for a wrong one.
  <T> T value(String key, Function<String, @Nullable T> parse, String shape, T standIn) {
    NodeTuple tuple = entries.get(key);
    if (tuple == null) {
      missing(key);
      return standIn;
    }
    T parsed = scalar(tuple.getValueNode()).map(parse).orElse(null);
    if (parsed == null) {
      wrong(tuple.getValueNode(), Code.VALUE_WRONG, "'" + key + "' must be " + shape);
      return standIn;
    }
    return parsed;
  }

  Label label(String key) {
    Section label = section(key);
    label.only("en", "es");
    return label.asLabel();
  }

  Label asLabel() {
    return new Label(words("en"), words("es"));
  }

  private String words(String key) {
    return value(
        key,
        text -> text.isBlank() || text.length() > Label.MOST_CHARACTERS ? null : text,
        "a text of 1 to " + Label.MOST_CHARACTERS + " characters",
        "?");
  }

  /// A code that must be among the known ones. Nothing is said when none is known, since that
  /// mistake has been told already.
  String reference(String key, String what, Collection<String> known) {
    NodeTuple tuple = entries.get(key);
    if (tuple == null) {
      missing(key);
      return "?";
    }
    return reference(tuple.getValueNode(), what, known);
  }

  List<String> references(String key, String what, Collection<String> known, boolean needed) {
    Set<String> found = new LinkedHashSet<>();
    for (Node item : items(key, needed)) {
      String code = reference(item, what, known);
      if (!found.add(code)) {
        wrong(item, Code.KEY_TWICE, "'" + code + "' stands in the list twice; keep one");
      }
    }
    return List.copyOf(found);
  }

  void contradiction(String key, String message) {
    NodeTuple tuple = entries.get(key);
    wrong(tuple == null ? node : tuple.getValueNode(), Code.RULES_CONTRADICT, message);
  }

  void wrong(String key, Code code, String message) {
    NodeTuple tuple = entries.get(key);
    wrong(tuple == null ? node : tuple.getValueNode(), code, message);
  }

  private String reference(Node value, String what, Collection<String> known) {
    Optional<String> code = scalar(value);
    if (code.isEmpty()) {
      wrong(value, Code.VALUE_WRONG, "this must be the code of a " + what);
      return "?";
    }
    if (!known.isEmpty() && !known.contains(code.get())) {
      wrong(
          value,
          Code.REFERENCE_UNKNOWN,
          "no " + what + " '" + code.get() + "'; known are " + String.join(", ", known));
    }
    return code.get();
  }

  private List<Node> items(String key, boolean needed) {
    NodeTuple tuple = entries.get(key);
    if (tuple == null) {
      if (needed) {
        missing(key);
      }
      return List.of();
    }
    if (!(tuple.getValueNode() instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      wrong(tuple.getValueNode(), Code.VALUE_WRONG, "'" + key + "' must be a list, and not empty");
      return List.of();
    }
    if (sequence.getValue().size() > MOST_ENTRIES) {
      wrong(sequence, Code.LIST_TOO_LONG, "at most " + MOST_ENTRIES + " entries");
      return List.of();
    }
    return new ArrayList<>(sequence.getValue());
  }

  private Section section(Node value, String key) {
    if (value instanceof MappingNode mapping) {
      return new Section(file, mapping, problems);
    }
    wrong(value, Code.VALUE_WRONG, "'" + key + "' must hold keys and values");
    return empty();
  }

  /// Stands in for a section whose absence has been told; what is asked of it is reported at the
  /// same place, to problems nobody reads.
  private Section empty() {
    MappingNode nothing = new MappingNode(node.getTag(), List.of(), node.getFlowStyle());
    return new Section(file, nothing, new Problems());
  }

  private static Optional<String> scalar(Node value) {
    return value instanceof ScalarNode scalar && !scalar.getValue().isEmpty()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  private void missing(String key) {
    wrong(node, Code.KEY_MISSING, "'" + key + "' is missing; add it");
  }

  private void wrong(Node at, Code code, String message) {
    problems.add(file, at.getStartMark(), code, message);
  }
}
