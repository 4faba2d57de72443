package org.ventanilla.window.exchange;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// Reads the payload of a filing: strict JSON, then the published schema. Whatever the bytes, it
/// ends in a filing or in reasons that carry no content.
final class FilingReader {
  /// Longest signed document, in bytes.
  static final int MOST_BYTES = 1 << 20;

  private static final String SCHEMA = "/schema/request.schema.json";

  private final Schema schema;

  FilingReader() {
    try (InputStream in = FilingReader.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new ExchangeFault("SCHEMA_UNREADABLE", "no " + SCHEMA);
      }
      this.schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      schema.initializeValidators();
    } catch (IOException e) {
      throw new ExchangeFault("SCHEMA_UNREADABLE", "cannot read " + SCHEMA, e);
    }
  }

  Read read(byte[] payload) {
    return switch (Json.read(payload, JsonLimits.DOCUMENT)) {
      case JsonReading.Refused refused -> new Read.Invalid(List.of(unreadable(refused)));
      case JsonReading.Document(JsonNode root) -> {
        List<Violation> violations =
            schema.validate(root).stream()
                .limit(Violations.MOST)
                .map(FilingReader::violation)
                .toList();
        yield violations.isEmpty()
            ? new Read.Valid(new Filing(root))
            : new Read.Invalid(violations);
      }
    };
  }

  /// The code and the place of strict JSON's refusal.
  static Violation unreadable(JsonReading.Refused refused) {
    String code = refused.code().toUpperCase(Locale.ROOT).replace('-', '_');
    String place =
        refused.line() == 0 ? "" : " At " + refused.line() + ":" + refused.column() + ".";
    return Violations.malformed(
        code, refused.pointer(), "The document is not the JSON this window reads." + place);
  }

  /// The validator's own messages quote what was sent, so they stay here.
  private static Violation violation(Error error) {
    String keyword = error.getKeyword() == null ? "schema" : error.getKeyword();
    return Violations.invalid(
        "SCHEMA_" + keyword.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT),
        pointer(error),
        "Does not match the schema at "
            + error.getSchemaLocation().getFragment()
            + ". See docs/spec/request.schema.json.");
  }

  private static String pointer(Error error) {
    String pointer = error.getInstanceLocation().toString();
    String property = error.getProperty();
    String whole = property == null ? pointer : pointer + "/" + property;
    return whole.length() > 256 ? whole.substring(0, 256) : whole;
  }

  /// What came of reading.
  sealed interface Read {
    record Valid(Filing filing) implements Read {}

    record Invalid(List<Violation> violations) implements Read {}
  }
}
