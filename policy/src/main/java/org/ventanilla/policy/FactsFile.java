package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request and a record with its fields, read from two files, JSON or YAML, to have them decided
/// without a window.
///
/// @param fields at least one
public record FactsFile(RequestFacts request, RecordFacts record, List<Field> fields) {
  static final int MAX_FIELDS = 1_000;

  /// What explanations never repeat, so that it may say anything.
  private static final Set<String> UNSEEN = Set.of("originator", "roles");

  static final Set<String> FIELD_KEYS = Set.of("path", "category", "value");

  public FactsFile {
    fields = List.copyOf(fields);
  }

  /// A field, perhaps with its value, of the type JSON gives it.
  public record Field(FieldFacts facts, @Nullable FieldValue value) {}

  /// What came of reading the two files.
  public sealed interface Load {
    /// Both, whole.
    record Loaded(FactsFile facts) implements Load {}

    /// What is wrong, each with its place; never empty.
    record Rejected(List<Problem> problems) implements Load {
      public Rejected {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Reads the two texts.
  ///
  /// @param requestName what problems call the file of the request
  /// @param recordName what problems call the file of the record
  public static Load read(String requestName, String request, String recordName, String record) {
    Problems problems = new Problems();
    YamlMap requestMap = text(requestName, request, problems);
    YamlMap recordMap = text(recordName, record, problems);
    if (requestMap == null || recordMap == null) {
      return new Load.Rejected(problems.inOrder());
    }
    RequestFacts requestFacts = ExampleReader.request(requestMap);
    RecordFacts recordFacts = ExampleReader.record(recordMap);
    List<Field> fields = fields(recordMap);
    return requestFacts == null || recordFacts == null || !problems.isEmpty()
        ? new Load.Rejected(problems.inOrder())
        : new Load.Loaded(new FactsFile(requestFacts, recordFacts, fields));
  }

  private static @Nullable YamlMap text(String name, String text, Problems problems) {
    if (text.length() > PolicyFiles.MAX_FILE_BYTES) {
      problems.add(Place.whole(name), Problem.Code.TOO_LARGE, "too large", "leave fields out");
      return null;
    }
    return new YamlText(name, problems).read(text, UNSEEN);
  }

  private static List<Field> fields(YamlMap record) {
    List<Field> fields = new ArrayList<>();
    if (!record.require("fields")) {
      return fields;
    }
    List<YamlMap> items = record.maps("fields");
    if (items.size() > MAX_FIELDS) {
      record.problem(
          "fields",
          Problem.Code.TOO_LARGE,
          "more than " + MAX_FIELDS + " fields",
          "put some of them into another record");
      return fields;
    }
    for (YamlMap item : items) {
      item.allowOnly(FIELD_KEYS);
      FieldFacts facts = ExampleReader.fieldFacts(item);
      if (facts != null) {
        fields.add(new Field(facts, item.value("value")));
      }
    }
    if (fields.isEmpty()) {
      record.problem(
          "fields",
          Problem.Code.MISSING_KEY,
          "there is no field to decide on",
          "write fields: [{path: name, category: identity}]");
    }
    return fields;
  }
}
