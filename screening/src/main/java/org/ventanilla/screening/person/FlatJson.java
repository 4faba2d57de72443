package org.ventanilla.screening.person;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.person.Lines.Line;
import org.ventanilla.screening.person.Table.Row;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Rows as flat JSON objects: members are strings, numbers, booleans or null. A member nobody asked
/// for may be anything, within the bounds.
final class FlatJson {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(Lines.LONGEST_LINE)
                  .maxNumberLength(100)
                  .maxNameLength(1000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private FlatJson() {}

  /// The row, or null if the line is none, which is told.
  ///
  /// @param unused takes the names of members nobody asked for
  static @Nullable Row row(Table table, Line line, String text, Consumer<String> unused) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return refuse(table, line, "no JSON object");
      }
      List<String> columns = table.columns();
      String[] values = new String[columns.size()];
      Arrays.fill(values, "");
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        int column = columns.indexOf(name);
        JsonToken token = parser.nextToken();
        if (column < 0) {
          unused.accept(name);
          parser.skipChildren();
        } else if (token == null || !token.isScalarValue()) {
          return refuse(
              table, line, "member '" + columns.get(column) + "' is an object or an array");
        } else if (token != JsonToken.VALUE_NULL) {
          values[column] = Table.clean(parser.getString());
        }
      }
      if (parser.nextToken() != null) {
        return refuse(table, line, "more than one value in the line");
      }
      return new Row(line.number(), line.offset(), line.size(), values);
    } catch (JacksonException e) {
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return refuse(table, line, "not JSON at character " + column);
    }
  }

  private static @Nullable Row refuse(Table table, Line line, String why) {
    table.tell(line, RowProblem.Code.MALFORMED_JSON, why + "; each line is one flat JSON object");
    return null;
  }
}
