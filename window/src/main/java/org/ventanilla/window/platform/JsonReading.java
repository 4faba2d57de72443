package org.ventanilla.window.platform;

import tools.jackson.databind.JsonNode;

/// What came of reading JSON from outside.
public sealed interface JsonReading {
  record Document(JsonNode root) implements JsonReading {
    @Override
    public String toString() {
      return "Document";
    }
  }

  /// Refused, with the place and without the content.
  ///
  /// @param line from 1; 0 when the whole document is meant
  /// @param column from 1, in UTF-16 units; 0 when the whole document is meant
  /// @param pointer JSON pointer to the value, at most 256 units. It holds names from the document:
  ///   for the sender, not for logs
  record Refused(Reason reason, int line, int column, String pointer) implements JsonReading {
    static Refused whole(Reason reason) {
      return new Refused(reason, 0, 0, "");
    }

    public String code() {
      return reason.code();
    }

    @Override
    public String toString() {
      return "Refused[" + code() + " at " + line + ":" + column + "]";
    }
  }

  /// Why; the codes are stable.
  enum Reason {
    TOO_LARGE("json-too-large"),
    NOT_UTF8("json-not-utf8"),
    MALFORMED("json-malformed"),
    TRAILING("json-trailing"),
    TOO_DEEP("json-too-deep"),
    TOO_MANY_VALUES("json-too-many-values"),
    STRING_TOO_LONG("json-string-too-long"),
    LONE_SURROGATE("json-lone-surrogate"),
    NUMBER("json-number"),
    DUPLICATE_NAME("json-duplicate-name");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }
}
