package org.ventanilla.policy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Turns the text of one file into nodes that know their place. Aliases are refused outright, so
/// that no text can unfold into more than it is; so are anchors and tags, which would look as if
/// they meant something, and nesting deeper than [#MAX_DEPTH].
final class YamlText {
  static final int MAX_DEPTH = 24;
  static final int MAX_EVENTS = 200_000;

  private final String file;
  private final Problems problems;
  private final LoadSettings settings;

  YamlText(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
    this.settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(PolicyFiles.MAX_FILE_BYTES).build();
  }

  /// The file's one mapping; `null`, with a problem noted, when it is anything else.
  @Nullable YamlMap read(String text) {
    return read(text, Set.of());
  }

  /// @param unseen keys of the mapping below which any character may stand, escaped, because nobody
  ///   is shown what is there
  @Nullable YamlMap read(String text, Set<String> unseen) {
    try {
      if (!isReadAsWritten(text) || !isBounded(text)) {
        return null;
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return hidesSomething(mapping, unseen)
            ? null
            : new YamlMap(file, new YamlLines(file, text), mapping, problems);
      }
      problems.add(
          Place.whole(file),
          Problem.Code.WRONG_TYPE,
          "the file is not a mapping",
          "start with a key, such as 'rules:'");
    } catch (MarkedYamlEngineException e) {
      problems.add(
          e.getProblemMark().map(mark -> Place.of(file, mark)).orElse(Place.whole(file)),
          Problem.Code.SYNTAX,
          "not YAML: " + e.getProblem(),
          "check indentation, quotes and colons here and on the line before");
    } catch (YamlEngineException e) {
      problems.add(Place.whole(file), Problem.Code.SYNTAX, "not YAML", "remove control characters");
    }
    return null;
  }

  /// Characters that turn the direction of text make it read otherwise than it counts; control
  /// characters can make a terminal show what is not there. YAML ends a line, and so a comment, at
  /// a carriage return, where editors show none.
  private boolean isReadAsWritten(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean endsLine = character == '\r' && text.startsWith("\n", i + 1);
      boolean controls = Identifier.controlsMore(character) && !endsLine;
      if (controls || Identifier.turns(character)) {
        addHidden(new Place(file, line, column), character);
        return false;
      }
      boolean isEnd = character == '\n';
      line += isEnd ? 1 : 0;
      column = isEnd ? 1 : column + (Character.isLowSurrogate(character) ? 0 : 1);
    }
    return true;
  }

  private void addHidden(Place place, int character) {
    String does =
        Identifier.turns(character) ? "turns the direction of text" : "is a control character";
    problems.add(
        place,
        Problem.Code.SYNTAX,
        "the character U+" + Identifier.hex((char) character) + " " + does,
        "remove it");
  }

  private boolean isBounded(String text) {
    int depth = 0;
    int events = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      Place place =
          event.getStartMark().map(mark -> Place.of(file, mark)).orElse(Place.whole(file));
      events++;
      if (event instanceof NodeEvent node && !isContentAlone(node, place)) {
        return false;
      }
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case DocumentStart -> documents++;
        case StreamStart, StreamEnd, DocumentEnd, Scalar, Alias, Comment -> {}
      }
      if (depth > MAX_DEPTH || events > MAX_EVENTS || documents > 1) {
        problems.add(
            place,
            Problem.Code.TOO_LARGE,
            "nested deeper than "
                + MAX_DEPTH
                + ", more than "
                + MAX_EVENTS
                + " nodes, or a second document",
            "split the file");
        return false;
      }
    }
    return true;
  }

  private boolean isContentAlone(NodeEvent node, Place place) {
    Optional<String> tag =
        switch (node) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      problems.add(
          place,
          Problem.Code.WRONG_TYPE,
          "YAML takes what begins with '!' for a tag",
          "remove it, or put a text into quotes: '!…'");
      return false;
    }
    if (node.getAnchor().isPresent()) {
      problems.add(
          place,
          Problem.Code.SYNTAX,
          "an alias, or an anchor for one",
          "write the content out where it is meant");
      return false;
    }
    return true;
  }

  /// Whether a character that is not read as it is written stands escaped, in quotes; notes it.
  private boolean hidesSomething(Node node, Set<String> unseen) {
    return switch (node) {
      case ScalarNode scalar -> {
        OptionalInt hidden = hiddenIn(scalar.getValue());
        hidden.ifPresent(character -> addHidden(Place.of(file, node), character));
        yield hidden.isPresent();
      }
      case SequenceNode list ->
          list.getValue().stream().anyMatch(item -> hidesSomething(item, Set.of()));
      case MappingNode mapping ->
          mapping.getValue().stream()
              .anyMatch(member ->
                  hidesSomething(member.getKeyNode(), Set.of())
                      || (!isOneOf(unseen, member.getKeyNode())
                          && hidesSomething(member.getValueNode(), Set.of())));
      default -> throw new IllegalStateException("aliases were refused before");
    };
  }

  private static boolean isOneOf(Set<String> keys, Node key) {
    return key instanceof ScalarNode scalar && keys.contains(scalar.getValue());
  }

  private static OptionalInt hiddenIn(String text) {
    return text.chars()
        .filter(one -> Identifier.turns(one) || Identifier.controlsMore(one))
        .findFirst();
  }
}
