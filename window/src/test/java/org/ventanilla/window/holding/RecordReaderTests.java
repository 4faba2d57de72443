package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RecordReaderTests {
  private static final Path SCHEMA = Path.of("../docs/spec/holding-record.schema.json");
  private static final String LINE =
      SampleLines.person("1", "Ximena Prueba Ficticia", "~1984|1986..1988-02", "PUFX");
  private static final List<String> STRANGE =
      List.of("null", "0", "9", "true", "\"\"", "\" \"", "\"H2\"", "\"1990\"", "[]", "{}", "1.5");

  private final RecordReader reader = new RecordReader(RecordRules.shapeOnly());

  private boolean usable(JsonNode record) {
    byte[] bytes = record.toString().getBytes(StandardCharsets.UTF_8);
    return reader.read(bytes) instanceof RecordReading.Usable;
  }

  @Test
  void everyFaultOfALineIsToldWithItsPlace() {
    String line =
        """
        {"id":"","subject":"person","names":[{"kind":"legal"}],"birthDates":["1984-13"],\
        "identifiers":[{"type":"curp","value":"1","country":"Mexico"}],"classification":"restricted",\
        "handling":"H9","source":"B","information":7,"originator":"mx-sspc","nickname":"x",\
        "fields":[{"name":"a","category":"identity","value":null}]}
        """;

    RecordReading reading = reader.read(line.getBytes(StandardCharsets.UTF_8));

    assertThat(((RecordReading.Unusable) reading).faults())
        .containsExactlyInAnyOrder(
            new RecordReading.Fault("", "member-unknown"),
            new RecordReading.Fault("/id", "text-empty"),
            new RecordReading.Fault("/names/0", "name-empty"),
            new RecordReading.Fault("/birthDates/0", "not-a-date"),
            new RecordReading.Fault("/identifiers/0/country", "text-too-long"),
            new RecordReading.Fault("/handling", "value-unknown"),
            new RecordReading.Fault("/information", "value-unknown"),
            new RecordReading.Fault("/thirdParty", "member-missing"),
            new RecordReading.Fault("/fields/0/value", "member-missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "a.", "a.1b", ".a", "a b", "a.b.c.d.e.f.g.h.i"})
  void nameNoRuleCouldSpeakOfIsAFaultOfItsLine(String name) {
    JsonNode record = named(name);

    RecordReading reading = reader.read(record.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(((RecordReading.Unusable) reading).faults())
        .containsExactly(new RecordReading.Fault("/fields/0/name", "not-a-path"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "a.b", "a-b_c.D9", "a.b.c.d.e.f.g.h", "a..b", "a.", "1", "a.b.c.d.e.f.g.h.i"})
  void nameIsTakenWhereThePublishedSchemaTakesIt(String name) throws IOException {
    for (String one : List.of(name, name + "x".repeat(63), name + "x".repeat(64))) {
      JsonNode record = named(one);
      assertThat(usable(record)).as(one).isEqualTo(schema().validate(record).isEmpty());
    }
  }

  private static JsonNode named(String name) {
    JsonNode record = Json.mapper().readTree(LINE);
    ((ObjectNode) record.path("fields").get(0)).put("name", name);
    return record;
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }

  @Test
  void theReaderAndThePublishedSchemaAgree() throws IOException {
    Schema schema = schema();
    long seed = 1929;
    Random random = new Random(seed);
    int good = 0;
    for (int i = 0; i < 3_000; i++) {
      JsonNode record = Json.mapper().readTree(LINE);
      if (i > 0) {
        damage(record, random);
      }
      boolean valid = schema.validate(record).isEmpty();
      good += valid ? 1 : 0;

      assertThat(usable(record)).as("seed %d: %s", seed, record).isEqualTo(valid);
    }
    assertThat(good).isBetween(10, 2_990);
  }

  /// Removes, renames or replaces one member or element anywhere.
  private static void damage(JsonNode record, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(record, containers);
    JsonNode at = containers.get(random.nextInt(containers.size()));
    JsonNode strange = Json.mapper().readTree(STRANGE.get(random.nextInt(STRANGE.size())));
    if (at instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(name + "x", object.remove(name));
        default -> object.set(name, strange);
      }
    } else if (at instanceof ArrayNode array) {
      array.removeAll();
      if (random.nextBoolean()) {
        array.add(strange);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
      node.valueStream().forEach(child -> collect(child, containers));
    }
  }
}
