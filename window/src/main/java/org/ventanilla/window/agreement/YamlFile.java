package org.ventanilla.window.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.ventanilla.window.agreement.Problem.Code;
import org.ventanilla.window.platform.PlainYaml;

/// One YAML file read within bounds: at most 256 KiB, 100,000 parts, nested 12 deep, one document
/// without anchors or tags, so that what stands in the file is all there is.
final class YamlFile {
  static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_EVENTS = 100_000;
  private static final int DEEPEST = 12;
  private static final PlainYaml YAML = new PlainYaml(MOST_BYTES, MOST_EVENTS, DEEPEST);

  private final String name;
  private final Problems problems;

  YamlFile(String name, Problems problems) {
    this.name = name;
    this.problems = problems;
  }

  /// The bytes of the file, or nothing when it cannot be read or is too large.
  Optional<byte[]> bytes(Path directory) {
    try (InputStream in = Files.newInputStream(directory.resolve(name))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        wrong(Code.FILE_TOO_LARGE, "the file may have at most " + MOST_BYTES + " bytes");
        return Optional.empty();
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      wrong(Code.FILE_UNREADABLE, "the file cannot be read; check that it is there and readable");
      return Optional.empty();
    }
  }

  /// The mapping the file holds, or nothing when it is not YAML of the kind we read.
  Optional<Section> section(byte[] bytes) {
    return switch (YAML.read(bytes)) {
      case PlainYaml.Document(MappingNode root) -> Optional.of(new Section(name, root, problems));
      case PlainYaml.Refused refused -> {
        problems.add(name, refused.at(), Code.YAML_WRONG, message(refused));
        yield Optional.empty();
      }
    };
  }

  private static String message(PlainYaml.Refused refused) {
    return switch (refused.reason()) {
      case NOT_UTF8 -> "the file must be written in UTF-8";
      case NOT_YAML ->
          refused.detail().isEmpty()
              ? "not YAML: control characters and the like are not allowed"
              : "not YAML: " + refused.detail();
      case NOT_A_MAPPING -> "the file must hold a mapping of keys to values";
      case SECOND_DOCUMENT -> "one file holds one document; remove the second '---'";
      case ALIAS -> "aliases are not used here; write the value out";
      case MARKED -> "anchors and tags are not used here; write the plain value";
      case TOO_DEEP -> "nested deeper than " + DEEPEST;
      case TOO_MANY_PARTS -> "more than " + MOST_EVENTS + " parts";
    };
  }

  private void wrong(Code code, String message) {
    problems.add(name, Optional.empty(), code, message);
  }
}
