package org.ventanilla.window.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.erdtman.jcs.NumberToJSON;
import tools.jackson.databind.JsonNode;

/// Writes the canonical form (RFC 8785) straight from a tree: members by the UTF-16 units of their
/// names, no blanks, the shortest escapes, numbers as ECMAScript writes them. A document is
/// canonicalised for each leaf and signature, so it is not printed and parsed again for that.
final class CanonicalWriter {
  /// Integers up to here are the digits everybody writes.
  private static final long EXACT = 1L << 53;

  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder(1_024);

  private CanonicalWriter() {}

  /// @throws IllegalArgumentException for what is no object or array, or holds what JSON has no
  ///   form for
  static byte[] write(JsonNode root) {
    if (!root.isContainer()) {
      throw new IllegalArgumentException("not a JSON object or array");
    }
    CanonicalWriter writer = new CanonicalWriter();
    writer.value(root);
    return writer.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void value(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.stringValue());
      case NUMBER -> number(node);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      case BINARY -> string(node.asString());
      case MISSING, POJO -> throw new IllegalArgumentException("a value that is not JSON");
    }
  }

  private void object(JsonNode node) {
    String[] names = node.propertyNames().toArray(String[]::new);
    Arrays.sort(names);
    out.append('{');
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      string(names[i]);
      out.append(':');
      value(node.path(names[i]));
    }
    out.append('}');
  }

  private void array(JsonNode node) {
    out.append('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(node.path(i));
    }
    out.append(']');
  }

  private void number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      long value = node.longValue();
      if (value >= -EXACT && value <= EXACT) {
        out.append(value);
        return;
      }
    }
    try {
      out.append(NumberToJSON.serializeNumber(Double.parseDouble(node.asString())));
    } catch (IOException e) {
      throw new IllegalArgumentException("a number JSON has no form for", e);
    }
  }

  private void string(String text) {
    string(text, out);
  }

  /// RFC 8785, section 3.2.2.2.
  static void string(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u").append(HEX.toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
