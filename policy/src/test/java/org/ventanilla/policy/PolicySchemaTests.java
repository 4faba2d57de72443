package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published schemas say what the readers take, no more and no less.
class PolicySchemaTests {
  private static final Path SPEC = Path.of("..", "docs", "spec", "policy");
  private static final Path EXAMPLE = Path.of("..", "agreements", "mx-us", "policy");
  private static final JsonMapper JSON = new JsonMapper();

  private static String schema(String name) throws IOException {
    return Files.readString(SPEC.resolve(name + ".schema.json"));
  }

  static Stream<Arguments> keys() {
    Set<String> record = new TreeSet<>(ExampleReader.RECORD);
    record.add("fields");
    return Stream.of(
        Arguments.of("manifest", "", ManifestReader.KEYS),
        Arguments.of("rules", "", PolicyReader.KEYS),
        Arguments.of("rules", "/properties/rules/items", RuleReader.KEYS),
        Arguments.of("rules", "/properties/rules/items/properties/scope", RuleReader.DIMENSIONS),
        Arguments.of("rules", "/properties/rules/items/properties/valid", ValidityReader.KEYS),
        Arguments.of("table", "", TableReader.KEYS),
        Arguments.of("invariants", "", InvariantReader.FILE_KEYS),
        Arguments.of("invariants", "/properties/invariants/items", InvariantReader.KEYS),
        Arguments.of("tests", "", ExampleReader.FILE_KEYS),
        Arguments.of("tests", "/properties/given", ExampleReader.GIVEN),
        Arguments.of("tests", "/properties/tests/items", ExampleReader.KEYS),
        Arguments.of("tests", "/properties/tests/items/properties/field", ExampleReader.FIELD),
        Arguments.of("tests", "/properties/tests/items/properties/expect", ExampleReader.EXPECT),
        Arguments.of("tests", "/properties/given/properties/request", ExampleReader.REQUEST),
        Arguments.of("tests", "/properties/given/properties/record", ExampleReader.RECORD),
        Arguments.of("request", "", ExampleReader.REQUEST),
        Arguments.of("record", "", record),
        Arguments.of("record", "/properties/fields/items", FactsFile.FIELD_KEYS));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void schemaKnowsTheKeysTheReaderKnows(String name, String pointer, Set<String> keys)
      throws IOException {
    JsonNode node = JSON.readTree(schema(name)).at(pointer);

    assertThat(node.path("additionalProperties").asBoolean(true)).isFalse();
    assertThat(node.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @ParameterizedTest
  @CsvSource({
    "policy/record, /properties/fields/items/properties/path",
    "policy/tests, /properties/tests/items/properties/field/properties/path",
    "holding-record, /$defs/path"
  })
  void fieldsHaveOneKindOfName(String name, String pointer) throws IOException {
    Path file = SPEC.resolveSibling(name + ".schema.json");
    JsonNode path = JSON.readTree(Files.readString(file)).at(pointer);

    assertThat(path.path("pattern").asString())
        .isEqualTo("^" + FieldFacts.PATH.pattern().replace("(?:", "(") + "$");
    assertThat(path.path("maxLength").asInt()).isEqualTo(FieldFacts.MAX_LENGTH);
  }

  private static List<String> violations(String name, String yaml) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema(name), InputFormat.JSON);
    return schema.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }

  @Test
  void everyFileOfTheWorkedExampleIsValid() throws IOException {
    List<String> seen = new ArrayList<>();
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        String path = EXAMPLE.relativize(file).toString();
        String name =
            path.equals("policy.yaml")
                ? "manifest"
                : path.equals("invariants.yaml")
                    ? "invariants"
                    : path.startsWith("tests")
                        ? "tests"
                        : path.startsWith("tables") ? "table" : "rules";
        seen.add(name);
        assertThat(violations(name, Files.readString(file))).as(path).isEmpty();
      }
    }
    assertThat(seen).contains("manifest", "rules", "tests");
  }
}
