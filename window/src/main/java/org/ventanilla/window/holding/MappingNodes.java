package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.ventanilla.window.holding.Mapping.Value;

/// A YAML mapping with its lines. Reading on after a problem gives harmless stand-ins.
final class MappingNodes {
  private static final int MOST_PARTS = 200;
  private static final int LONGEST_TEXT = 300;

  private final Node node;
  private final String pointer;
  private final ProblemList problems;
  private final Map<String, Node> members = new LinkedHashMap<>();

  MappingNodes(Node node, String pointer, ProblemList problems) {
    this.node = node;
    this.pointer = pointer;
    this.problems = problems;
    if (!(node instanceof MappingNode mapping)) {
      problem("", "mapping-wrong-type");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)
          || members.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problemAt(tuple.getKeyNode(), "", "mapping-key");
      }
    }
  }

  void only(Set<String> known) {
    for (Map.Entry<String, Node> member : members.entrySet()) {
      if (!known.contains(member.getKey())) {
        problemAt(member.getValue(), "", "member-unknown");
      }
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  void problem(String name, String code) {
    problemAt(members.getOrDefault(name, node), name.isEmpty() ? "" : "/" + name, code);
  }

  /// A plain text that must be there.
  String required(String name) {
    Optional<String> text = constant(name);
    if (text.isEmpty() && !has(name)) {
      problem(name, "member-missing");
    }
    return text.orElse("");
  }

  /// A plain text; nothing when it is not there.
  Optional<String> constant(String name) {
    Node value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ScalarNode scalar
        && !scalar.getValue().isEmpty()
        && scalar.getValue().length() <= LONGEST_TEXT) {
      return Optional.of(scalar.getValue());
    }
    problem(name, "mapping-wrong-type");
    return Optional.empty();
  }

  /// A column named by a plain text, if it is there.
  Optional<Value> column(String name) {
    return constant(name)
        .map(column -> new Value.Column(column, Optional.empty(), Optional.empty()));
  }

  /// A value that must be there: a plain text is a constant, a mapping says where it comes from.
  Value value(String name) {
    Node value = members.get(name);
    if (value instanceof MappingNode) {
      MappingNodes nodes = new MappingNodes(value, pointer + "/" + name, problems);
      nodes.only(Set.of("column", "constant", "split", "date-format"));
      return nodes.own();
    }
    return new Value.Constant(required(name));
  }

  /// Where a value comes from, as this mapping itself says it.
  Value own() {
    if (has("column") == has("constant")) {
      problem("", "mapping-column-or-constant");
    }
    if (has("constant")) {
      return new Value.Constant(required("constant"));
    }
    Optional<DateFormat> format = constant("date-format").flatMap(DateFormat::of);
    if (format.isEmpty() && has("date-format")) {
      problem("date-format", "mapping-date-format");
    }
    return new Value.Column(required("column"), constant("split"), format);
  }

  /// The parts of a list; none when it is not there.
  List<MappingNodes> list(String name) {
    List<MappingNodes> parts = new ArrayList<>();
    Node value = members.get(name);
    if (value == null) {
      return parts;
    }
    if (!(value instanceof SequenceNode sequence) || sequence.getValue().size() > MOST_PARTS) {
      problem(name, "mapping-wrong-type");
      return parts;
    }
    for (int i = 0; i < sequence.getValue().size(); i++) {
      String place = pointer + "/" + name + "/" + i;
      parts.add(new MappingNodes(sequence.getValue().get(i), place, problems));
    }
    return parts;
  }

  private void problemAt(Node at, String below, String code) {
    long line = at.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
    problems.add(line, pointer + below, code);
  }
}
