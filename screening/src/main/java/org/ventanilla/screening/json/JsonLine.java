package org.ventanilla.screening.json;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// One line that should be a JSON object. Strict: nothing after it, no key twice, no half of a
/// surrogate pair, at most [#DEPTH] deep. Texts and numbers come as [String], numbers as they are
/// written; `true` and `false` as [Boolean]; arrays as [List], objects as [Map] in their own order;
/// `null` is left out.
public final class JsonLine {
  /// How deep objects and arrays may stand in each other.
  public static final int DEPTH = 16;

  /// Longest line in characters.
  public static final int LONGEST = 1 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(LONGEST)
                  .maxNameLength(1000)
                  .maxNumberLength(100)
                  .build())
          .build();

  private JsonLine() {}

  /// What a line is.
  public sealed interface Reading permits Read, Malformed {}

  /// An object.
  ///
  /// @param object its members
  public record Read(Map<String, Object> object) implements Reading {}

  /// No object.
  ///
  /// @param column where, from 1
  /// @param reason why, without the line's own content
  public record Malformed(int column, String reason) implements Reading {}

  /// Reads a line.
  public static Reading read(String line) {
    if (line.length() > LONGEST) {
      return new Malformed(LONGEST, "longer than " + LONGEST + " characters");
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Malformed(1, "not a JSON object");
      }
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        return new Malformed(column(parser), "something stands after the object");
      }
      return isWellFormed(object)
          ? new Read(object)
          : new Malformed(1, "a text has half of a surrogate pair");
    } catch (JacksonException e) {
      return new Malformed(
          e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr()),
          "not well-formed, a key twice, or deeper than " + DEPTH);
    }
  }

  /// The texts of a member that is a text or an array of texts; empty when it is neither.
  public static List<String> texts(Map<String, Object> object, String key) {
    Object value = object.get(key);
    if (value instanceof String text) {
      return List.of(text);
    }
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /// The text of a member, or nothing when it is not a text.
  public static String text(Map<String, Object> object, String key) {
    return object.get(key) instanceof String text ? text : "";
  }

  /// An object of texts as one line, without its end.
  public static String write(Map<String, String> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      members.forEach(out::writeStringProperty);
      out.writeEndObject();
    }
    return text.toString();
  }

  private static int column(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getColumnNr());
  }

  private static boolean isWellFormed(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .allMatch(entry -> isWellFormed(entry.getKey()) && isWellFormed(entry.getValue()));
      case List<?> list -> list.stream().allMatch(JsonLine::isWellFormed);
      case String text -> hasWholePairs(text);
      default -> true;
    };
  }

  private static boolean hasWholePairs(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static Map<String, Object> object(JsonParser parser) {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Object value = value(parser, parser.nextToken());
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static @Nullable Object value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  private static List<Object> array(JsonParser parser) {
    List<Object> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      Object value = value(parser, token);
      if (value != null) {
        elements.add(value);
      }
      token = parser.nextToken();
    }
    return elements;
  }
}
