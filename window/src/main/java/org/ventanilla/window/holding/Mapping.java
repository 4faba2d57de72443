package org.ventanilla.window.holding;

import java.util.List;
import java.util.Optional;

/// How the columns of a CSV file, or the members of a JSON line, become a record. Comes from
/// [MappingFile]; what it makes is checked by [RecordReader] like any record.
record Mapping(
    Value id,
    Value subject,
    List<NameMapping> names,
    List<Value> birthDates,
    List<IdentifierMapping> identifiers,
    Value classification,
    Value handling,
    Value source,
    Value information,
    Value originator,
    Value thirdParty,
    Optional<Value> consent,
    List<FieldMapping> fields) {
  Mapping {
    names = List.copyOf(names);
    birthDates = List.copyOf(birthDates);
    identifiers = List.copyOf(identifiers);
    fields = List.copyOf(fields);
  }

  /// A name, from one column or from its parts.
  record NameMapping(
      String kind,
      Optional<Value> full,
      Optional<Value> given,
      Optional<Value> paternal,
      Optional<Value> maternal) {}

  /// An identifier of a fixed type.
  record IdentifierMapping(String type, Value value, Optional<Value> country) {}

  /// A field of the answer.
  record FieldMapping(String name, String category, Value value) {}

  /// Where a value comes from.
  sealed interface Value {
    /// The same in every record.
    record Constant(String text) implements Value {}

    /// A column, or for JSON a member's name or a pointer that begins with a slash.
    ///
    /// @param split what parts several values in one column
    /// @param dateFormat how its dates are written
    record Column(String name, Optional<String> split, Optional<DateFormat> dateFormat)
        implements Value {}
  }
}
