package org.ventanilla.window.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON from outside, read strictly, and JSON to be signed or hashed, written in one way only.
///
/// [#read] takes UTF-8 without a byte order mark, one value, no name twice in an object, no lone
/// surrogate, and only numbers that a double holds exactly as written (integers up to 2^53 − 1), so
/// that everybody who reads the document reads the same (RFC 7493). What it accepts, [#canonical]
/// writes without loss.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /// Reads a document from outside.
  public static JsonReading read(byte[] bytes, JsonLimits limits) {
    if (bytes.length > limits.bytes()) {
      return JsonReading.Refused.whole(JsonReading.Reason.TOO_LARGE);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return JsonReading.Refused.whole(JsonReading.Reason.NOT_UTF8);
    }
    return new StrictJsonReader(limits).read(text);
  }

  /// The canonical bytes (RFC 8785): the same for every spelling of the same value. For values from
  /// [#read], or built within the same bounds.
  public static byte[] canonical(JsonNode value) {
    return CanonicalWriter.write(value);
  }

  /// The canonical bytes of a record's, map's or list's JSON form.
  public static byte[] canonical(Object value) {
    return canonical(MAPPER.<JsonNode>valueToTree(value));
  }

  /// Appends a text as it stands in the canonical form, with its quotes.
  public static void canonical(String text, StringBuilder out) {
    CanonicalWriter.string(text, out);
  }

  /// For the window's own JSON and for binding what [#read] accepted: unknown names are refused.
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
