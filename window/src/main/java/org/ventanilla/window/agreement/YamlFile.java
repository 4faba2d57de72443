package org.ventanilla.window.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.ventanilla.window.agreement.Problem.Code;

/// One YAML file read within bounds: at most 256 KiB, 100,000 parts, nested 12 deep, one document
/// without anchors or tags, so that what stands in the file is all there is.
final class YamlFile {
  static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_EVENTS = 100_000;
  private static final int DEEPEST = 12;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(MOST_BYTES)
          .setMaxAliasesForCollections(0)
          .setUseMarks(true)
          .build();

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
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (!plain(text)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return Optional.of(new Section(name, mapping, problems));
      }
      wrong(Code.YAML_WRONG, "the file must hold a mapping of keys to values");
    } catch (CharacterCodingException e) {
      wrong(Code.YAML_WRONG, "the file must be written in UTF-8");
    } catch (MarkedYamlEngineException e) {
      problems.add(name, e.getProblemMark(), Code.YAML_WRONG, "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      wrong(Code.YAML_WRONG, "not YAML: control characters and the like are not allowed");
    }
    return Optional.empty();
  }

  /// Looks at the events before any tree is built from them, since building it recurses.
  private boolean plain(String text) {
    int depth = 0;
    int events = 0;
    int documents = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      events++;
      String wrong = null;
      switch (event.getEventId()) {
        case Alias -> wrong = "aliases are not used here; write the value out";
        case DocumentStart -> {
          if (++documents > 1) {
            wrong = "one file holds one document; remove the second '---'";
          }
        }
        case MappingStart, SequenceStart -> {
          if (++depth > DEEPEST) {
            wrong = "nested deeper than " + DEEPEST;
          }
        }
        case MappingEnd, SequenceEnd -> depth--;
        case Comment, DocumentEnd, Scalar, StreamEnd, StreamStart -> {}
      }
      if (marked(event)) {
        wrong = "anchors and tags are not used here; write the plain value";
      }
      if (events > MOST_EVENTS) {
        wrong = "more than " + MOST_EVENTS + " parts";
      }
      if (wrong != null) {
        problems.add(name, event.getStartMark(), Code.YAML_WRONG, wrong);
        return false;
      }
    }
    return true;
  }

  /// Whether it has an anchor, or a tag that would make another thing of it than it seems.
  private static boolean marked(Event event) {
    return switch (event) {
      case AliasEvent _ -> false;
      case ScalarEvent scalar -> scalar.getAnchor().isPresent() || scalar.getTag().isPresent();
      case CollectionStartEvent part -> part.getAnchor().isPresent() || part.getTag().isPresent();
      default -> false;
    };
  }

  private void wrong(Code code, String message) {
    problems.add(name, Optional.empty(), code, message);
  }
}
