package org.ventanilla.window.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.ledger.Entry;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LeafReadingTests {
  private static final String HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String TIME = "2030-01-01T00:00:00.000Z";
  private static final String STEP =
      "{\"commitment\":\"%s\",\"time\":\"%s\",\"type\":\"step\"}".formatted(HASH, TIME);
  private static final String SHARED =
      """
      {"attributes":{"outcome":"no-hit","subject":"1"},"commitments":{"answer":"%s"},"due":"%s",\
      "previous":"%s","pseudonym":"AAAAAAAAAAAAAAAAAAAAAA","reference":"MX-1","time":"%s",\
      "type":"answered"}\
      """
          .formatted(HASH, TIME, HASH, TIME);

  /// What a member may be changed to: some of it right somewhere, most of it wrong everywhere.
  private static final List<String> VALUES =
      List.of(
          "1",
          "null",
          "[]",
          "{}",
          "[\"a\"]",
          "{\"a\":1}",
          "{\"a\":\"b\"}",
          "{\"a b\":\"c\"}",
          "{\"a\":\"" + HASH + "\"}",
          "\"\"",
          "\"step\"",
          "\"x\"",
          "\"" + HASH + "\"",
          "\"" + TIME + "\"",
          "\"2030-01-01T24:00:00.000Z\"",
          "\"2030-01-01T00:00:00Z\"",
          "\"2030-01-01T01:00:00.000+01:00\"",
          "\"" + "a".repeat(22) + "\"",
          "\"" + "a".repeat(90) + "\"",
          "{\"a\":\"" + "a".repeat(1_025) + "\"}");

  private static LeafReading read(String leaf) {
    return LeafReading.of(new Entry(leaf.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bothSortsAreRead() {
    assertThat(read(STEP)).isInstanceOf(LeafReading.Step.class);
    assertThat(read(SHARED)).isInstanceOf(LeafReading.Shared.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"commitment\":\"%h\",\"reference\":\"WITHHELD\",\"time\":\"%t\",\"type\":\"step\"}",
        "{\"attributes\":{\"a\":\"b\"},\"commitment\":\"%h\",\"time\":\"%t\",\"type\":\"step\"}",
        "{\"commitment\":\"x\",\"time\":\"%t\",\"type\":\"step\"}",
        "{\"time\":\"%t\",\"type\":\"step\"}",
        "{\"time\":\"%t\",\"commitment\":\"%h\",\"type\":\"step\"}",
        "{ \"commitment\":\"%h\",\"time\":\"%t\",\"type\":\"step\"}",
        "{\"commitment\":\"%h\",\"time\":\"\\u0032030-01-01T00:00:00.000Z\",\"type\":\"step\"}",
        "{\"commitment\":\"%h\",\"time\":\"2030-01-01T00:00:00Z\",\"type\":\"step\"}",
        "{\"commitment\":\"%h\",\"time\":\"2030-02-30T00:00:00.000Z\",\"type\":\"step\"}"
      })
  void stepThatCouldTellMoreIsNone(String leaf) {
    assertThat(read(leaf.replace("%h", HASH).replace("%t", TIME)))
        .isInstanceOf(LeafReading.Unreadable.class);
  }

  @Test
  void whatTheSchemaRefusesIsNoLeafAndTheRestIs() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/spec/leaf.schema.json")));
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int round = 0; round < 4_000; round++) {
      byte[] leaf = changed(round % 2 == 0 ? STEP : SHARED, random);
      boolean valid = schema.validate(Json.mapper().readTree(leaf)).isEmpty();
      refused += valid ? 0 : 1;

      assertThat(LeafReading.of(new Entry(leaf)) instanceof LeafReading.Unreadable)
          .as("seed %d: %s", seed, new String(leaf, StandardCharsets.UTF_8))
          .isEqualTo(!valid);
    }
    assertThat(refused).isBetween(500, 3_900);
  }

  private static byte[] changed(String leaf, SplittableRandom random) {
    ObjectNode changed = (ObjectNode) Json.mapper().readTree(leaf);
    List<String> members = List.copyOf(LeafReading.MEMBERS);
    for (int change = random.nextInt(2); change >= 0; change--) {
      String name = members.get(random.nextInt(members.size()));
      if (random.nextInt(3) == 0) {
        changed.remove(name);
      } else {
        JsonNode value = Json.mapper().readTree(VALUES.get(random.nextInt(VALUES.size())));
        changed.set(name, value);
      }
    }
    return Json.canonical(changed);
  }
}
