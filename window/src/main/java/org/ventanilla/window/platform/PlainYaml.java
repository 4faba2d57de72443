package org.ventanilla.window.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// YAML from outside, read within bounds: UTF-8, one document that is a mapping, without aliases,
/// anchors or tags, so that what stands in the file is all there is. Whatever the bytes, it ends in
/// a document or in a refusal that says where.
public final class PlainYaml {
  private final int mostParts;
  private final int deepest;
  private final LoadSettings settings;

  /// @param mostBytes of the file; the caller has compared already
  /// @param mostParts events of the parser
  /// @param deepest mappings and lists within one another
  public PlainYaml(int mostBytes, int mostParts, int deepest) {
    this.mostParts = mostParts;
    this.deepest = deepest;
    this.settings =
        LoadSettings.builder()
            .setCodePointLimit(mostBytes)
            .setMaxAliasesForCollections(0)
            .setUseMarks(true)
            .build();
  }

  /// What came of reading.
  public sealed interface Reading {}

  /// In form.
  public record Document(MappingNode root) implements Reading {}

  /// Not read.
  ///
  /// @param at where, if the fault is in one place
  /// @param detail the parser's own words for [Reason#NOT_YAML], where it has any; empty otherwise
  public record Refused(Reason reason, Optional<Mark> at, String detail) implements Reading {}

  /// Why a file is not read.
  public enum Reason {
    NOT_UTF8,
    NOT_YAML,
    NOT_A_MAPPING,
    SECOND_DOCUMENT,
    ALIAS,
    /// An anchor or a tag.
    MARKED,
    TOO_DEEP,
    TOO_MANY_PARTS
  }

  /// Reads a whole file.
  public Reading read(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Refused refused = refusal(text);
      if (refused != null) {
        return refused;
      }
      return new Compose(settings).composeString(text).orElse(null) instanceof MappingNode mapping
          ? new Document(mapping)
          : refused(Reason.NOT_A_MAPPING);
    } catch (CharacterCodingException e) {
      return refused(Reason.NOT_UTF8);
    } catch (MarkedYamlEngineException e) {
      return new Refused(Reason.NOT_YAML, e.getProblemMark(), String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      return refused(Reason.NOT_YAML);
    }
  }

  private static Refused refused(Reason reason) {
    return new Refused(reason, Optional.empty(), "");
  }

  /// Looks at the events before a tree is built from them, since building it recurses.
  private @Nullable Refused refusal(String text) {
    int depth = 0;
    int parts = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case DocumentStart -> documents++;
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias, Comment, DocumentEnd, Scalar, StreamEnd, StreamStart -> {}
      }
      Reason wrong = null;
      if (++parts > mostParts) {
        wrong = Reason.TOO_MANY_PARTS;
      } else if (event instanceof AliasEvent) {
        wrong = Reason.ALIAS;
      } else if (marked(event)) {
        wrong = Reason.MARKED;
      } else if (documents > 1) {
        wrong = Reason.SECOND_DOCUMENT;
      } else if (depth > deepest) {
        wrong = Reason.TOO_DEEP;
      }
      if (wrong != null) {
        return new Refused(wrong, event.getStartMark(), "");
      }
    }
    return null;
  }

  /// Whether it has an anchor, or a tag that would make another thing of it than it seems.
  private static boolean marked(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getAnchor().isPresent() || scalar.getTag().isPresent();
      case CollectionStartEvent part -> part.getAnchor().isPresent() || part.getTag().isPresent();
      default -> false;
    };
  }
}
