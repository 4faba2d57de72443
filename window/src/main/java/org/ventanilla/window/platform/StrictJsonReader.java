package org.ventanilla.window.platform;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.JsonReading.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Builds the tree itself, value by value, because each bound then has its own reason and place.
/// Recursion is bounded by [JsonLimits#depth].
final class StrictJsonReader {
  private static final int NUMBER_LIMIT = 40;
  private static final long SAFE_INTEGER = (1L << 53) - 1;
  private static final int POINTER_LIMIT = 256;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// The tokenizer's own bounds stand behind ours, one step further out than any [JsonLimits].
  private static final JsonFactory TOKENS =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonLimits.MOST_DEPTH + 1)
                  .maxStringLength(JsonLimits.MOST_BYTES)
                  .maxNameLength(JsonLimits.MOST_BYTES)
                  .maxNumberLength(JsonLimits.MOST_BYTES)
                  .build())
          .build();

  private final JsonLimits limits;
  private int values;

  StrictJsonReader(JsonLimits limits) {
    this.limits = limits;
  }

  JsonReading read(String text) {
    try (JsonParser parser = TOKENS.createParser(ObjectReadContext.empty(), text)) {
      try {
        JsonNode root = value(parser, parser.nextToken(), 0);
        return parser.nextToken() == null
            ? new JsonReading.Document(root)
            : refused(parser, Reason.TRAILING);
      } catch (Stop stop) {
        return refused(parser, stop.reason);
      } catch (JacksonException _) {
        return refused(parser, Reason.MALFORMED);
      }
    }
  }

  private JsonNode value(JsonParser parser, @Nullable JsonToken token, int depth) {
    if (token == null) {
      throw new Stop(Reason.MALFORMED);
    }
    if (++values > limits.values()) {
      throw new Stop(Reason.TOO_MANY_VALUES);
    }
    return switch (token) {
      case START_OBJECT -> object(parser, deeper(depth));
      case START_ARRAY -> array(parser, deeper(depth));
      case VALUE_STRING -> NODES.stringNode(checked(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new Stop(Reason.MALFORMED);
    };
  }

  private ObjectNode object(JsonParser parser, int depth) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = checked(parser.currentName());
      if (object.has(name)) {
        throw new Stop(Reason.DUPLICATE_NAME);
      }
      object.set(name, value(parser, parser.nextToken(), depth));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(parser, token, depth));
    }
    return array;
  }

  private int deeper(int depth) {
    if (depth >= limits.depth()) {
      throw new Stop(Reason.TOO_DEEP);
    }
    return depth + 1;
  }

  private String checked(String text) {
    if (text.length() > limits.string()) {
      throw new Stop(Reason.STRING_TOO_LONG);
    }
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new Stop(Reason.LONE_SURROGATE);
        }
        i++;
      }
    }
    return text;
  }

  /// A number that a double holds exactly as written, so that every reader gets the same.
  private static JsonNode number(String text) {
    if (text.length() > NUMBER_LIMIT) {
      throw new Stop(Reason.NUMBER);
    }
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new Stop(Reason.NUMBER);
    }
    BigDecimal exact = decimal(text);
    // Within the range of a double from here on, or a zero that only an exponent hides.
    if (exact.signum() == 0) {
      return NODES.numberNode(0);
    }
    if (value == 0 || BigDecimal.valueOf(value).compareTo(exact) != 0) {
      throw new Stop(Reason.NUMBER);
    }
    boolean whole = exact.stripTrailingZeros().scale() <= 0;
    if (!whole) {
      return NODES.numberNode(exact);
    }
    if (exact.abs().compareTo(BigDecimal.valueOf(SAFE_INTEGER)) > 0) {
      throw new Stop(Reason.NUMBER);
    }
    return NODES.numberNode(exact.longValueExact());
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      // The exponent alone is more than an int.
      throw new Stop(Reason.NUMBER);
    }
  }

  private static JsonReading.Refused refused(JsonParser parser, Reason reason) {
    TokenStreamLocation place = parser.currentLocation();
    String pointer = parser.streamReadContext().pathAsPointer().toString();
    return new JsonReading.Refused(
        reason,
        Math.max(place.getLineNr(), 0),
        Math.max(place.getColumnNr(), 0),
        pointer.substring(0, Math.min(pointer.length(), POINTER_LIMIT)));
  }

  /// Leaves the recursion; it never leaves this class and has no stack trace to pay for.
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    private Stop(Reason reason) {
      super(reason.code(), null, false, false);
      this.reason = reason;
    }
  }
}
