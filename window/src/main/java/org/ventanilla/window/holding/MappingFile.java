package org.ventanilla.window.holding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.ventanilla.window.holding.Mapping.FieldMapping;
import org.ventanilla.window.holding.Mapping.IdentifierMapping;
import org.ventanilla.window.holding.Mapping.NameMapping;
import org.ventanilla.window.holding.Mapping.Value;
import org.ventanilla.window.platform.PlainYaml;

/// Reads `mapping.yaml`: at most 64 KiB, nested at most 6 deep, without anchors. See
/// `docs/how-to/import-a-holding.md`.
final class MappingFile {
  /// Most bytes of a mapping.
  static final int MOST_BYTES = 64 << 10;

  private static final int DEEPEST = 6;
  private static final int MOST_EVENTS = 20_000;
  private static final PlainYaml YAML = new PlainYaml(MOST_BYTES, MOST_EVENTS, DEEPEST);
  private static final Set<String> MEMBERS =
      Set.of(
          "format",
          "id",
          "subject",
          "names",
          "birth-dates",
          "identifiers",
          "classification",
          "handling",
          "source",
          "information",
          "originator",
          "third-party",
          "consent",
          "fields");

  private MappingFile() {}

  /// Reads a mapping, whatever the bytes.
  static MappingReading read(byte[] bytes) {
    ProblemList problems = new ProblemList();
    if (bytes.length > MOST_BYTES) {
      problems.add(0, "", "mapping-too-large");
      return new MappingReading.Unusable(problems.listed());
    }
    Optional<Mapping> mapping = root(bytes, problems).flatMap(node -> mapping(node, problems));
    return mapping.isPresent() && problems.lines() == 0
        ? new MappingReading.Usable(mapping.get())
        : new MappingReading.Unusable(problems.listed());
  }

  private static Optional<MappingNode> root(byte[] bytes, ProblemList problems) {
    return switch (YAML.read(bytes)) {
      case PlainYaml.Document(MappingNode root) -> Optional.of(root);
      case PlainYaml.Refused refused -> {
        long line = refused.at().map(mark -> mark.getLine() + 1L).orElse(0L);
        problems.add(line, "", code(refused.reason()));
        yield Optional.empty();
      }
    };
  }

  private static String code(PlainYaml.Reason reason) {
    return switch (reason) {
      case NOT_UTF8 -> "not-utf8";
      case NOT_YAML -> "mapping-not-yaml";
      case NOT_A_MAPPING -> "mapping-wrong-type";
      case ALIAS, MARKED -> "mapping-alias";
      case SECOND_DOCUMENT, TOO_DEEP, TOO_MANY_PARTS -> "mapping-too-large";
    };
  }

  private static Optional<Mapping> mapping(MappingNode root, ProblemList problems) {
    MappingNodes record = new MappingNodes(root, "", problems);
    record.only(MEMBERS);
    if (!record.constant("format").equals(Optional.of("1"))) {
      record.problem("format", "mapping-format");
    }
    Mapping mapping =
        new Mapping(
            record.value("id"),
            record.value("subject"),
            record.list("names").stream().map(MappingFile::name).toList(),
            record.list("birth-dates").stream().map(MappingNodes::own).toList(),
            record.list("identifiers").stream().map(MappingFile::identifier).toList(),
            record.value("classification"),
            record.value("handling"),
            record.value("source"),
            record.value("information"),
            record.value("originator"),
            record.value("third-party"),
            record.has("consent") ? Optional.of(record.value("consent")) : Optional.empty(),
            record.list("fields").stream().map(MappingFile::field).toList());
    if (mapping.names().isEmpty() && mapping.identifiers().isEmpty()) {
      record.problem("names", "nothing-to-find-by");
    }
    if (mapping.fields().isEmpty()) {
      record.problem("fields", "member-missing");
    }
    return Optional.of(mapping);
  }

  private static NameMapping name(MappingNodes node) {
    node.only(Set.of("kind", "column", "split", "constant", "given", "paternal", "maternal"));
    String kind = node.required("kind");
    Optional<Value> full =
        node.has("column") || node.has("constant") ? Optional.of(node.own()) : Optional.empty();
    List<Optional<Value>> parts =
        List.of("given", "paternal", "maternal").stream().map(node::column).toList();
    if (full.isPresent() == parts.stream().anyMatch(Optional::isPresent)) {
      node.problem("", "mapping-name");
    }
    return new NameMapping(kind, full, parts.get(0), parts.get(1), parts.get(2));
  }

  private static IdentifierMapping identifier(MappingNodes node) {
    node.only(Set.of("type", "column", "split", "constant", "country"));
    Optional<Value> country =
        node.has("country") ? Optional.of(node.value("country")) : Optional.empty();
    return new IdentifierMapping(node.required("type"), node.own(), country);
  }

  private static FieldMapping field(MappingNodes node) {
    node.only(Set.of("name", "category", "column", "split", "date-format", "constant"));
    return new FieldMapping(node.required("name"), node.required("category"), node.own());
  }
}
