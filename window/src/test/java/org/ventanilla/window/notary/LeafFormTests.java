package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

class LeafFormTests {
  private static final Instant TIME = Instant.parse("2026-11-24T10:15:30.1239Z");
  private static final Digest HASH = new Digest(new byte[32]);

  private static byte[] leaf(LeafDraft draft) {
    PendingLeaf form = LeafForm.of(draft);
    Entry entry = form.stamp(TIME, form.previous() == null ? null : HASH);
    return entry.bytes();
  }

  private static String text(LeafDraft draft) {
    return new String(leaf(draft), StandardCharsets.UTF_8);
  }

  private static Schema schema() throws IOException {
    String text = Files.readString(Path.of("../docs/spec/leaf.schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
  }

  private static void assertRefused(LeafDraft draft) {
    assertThatThrownBy(() -> LeafForm.of(draft))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.LEAF_INVALID));
  }

  @Test
  void everyMemberStandsInCanonicalOrder() {
    assertThat(text(Leaves.shared("answered", "MX-26-7K3Q-9F", new Ticket(7))))
        .isEqualTo(
            """
            {"attributes":{"outcome":"released"},"commitments":{"filing":"%s"},\
            "due":"2030-05-06T07:08:09.000Z",\
            "previous":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",\
            "pseudonym":"AAAAAAAAAAAAAAAAAAAAAA","reference":"MX-26-7K3Q-9F",\
            "time":"2026-11-24T10:15:30.123Z","type":"answered"}\
            """
                .formatted(Leaves.commitment(1).base64()));
  }

  @Test
  void absentMembersAreLeftOut() {
    // Given
    var draft =
        new LeafDraft.Shared(
            "policy-activated",
            null,
            null,
            null,
            null,
            new TreeMap<>(Map.of()),
            new TreeMap<>(Map.of()));

    // Then
    assertThat(text(draft))
        .isEqualTo("{\"time\":\"2026-11-24T10:15:30.123Z\",\"type\":\"policy-activated\"}");
  }

  @Test
  void bytesAreThoseOfAnIndependentCanonicalizer() {
    // Given: characters of every sort that RFC 8785 treats differently
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "aZ0\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080ñ€\u2028\ud83d\ude00<&'";
    for (int round = 0; round < 300; round++) {
      StringBuilder value = new StringBuilder();
      alphabet.codePoints().filter(c -> random.nextInt(3) == 0).forEach(value::appendCodePoint);

      // When
      byte[] leaf = leaf(Leaves.withAttribute(value.toString()));

      // Then
      JsonNode read = Json.mapper().readTree(leaf);
      assertThat(leaf).as("seed " + seed).isEqualTo(Json.canonical(read));
      assertThat(read.get("attributes").get("word").asString()).isEqualTo(value.toString());
    }
  }

  @Test
  void leavesFollowThePublishedSchema() throws Exception {
    Schema schema = schema();
    for (LeafDraft draft :
        new LeafDraft[] {
          Leaves.step(3),
          Leaves.shared("filed", "MX-1", null),
          Leaves.shared("answered", "MX-1", new Ticket(1)),
          Leaves.withAttribute("ñ\n\"")
        }) {
      assertThat(schema.validate(text(draft), InputFormat.JSON)).isEmpty();
    }
    String step = text(Leaves.step(3));
    assertThat(schema.validate(step.replace("\"step\"", "\"Step\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema.validate(step.replace("{", "{\"a\":\"b\","), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void leafMayHaveExactlyFourKibibytes() {
    // Given
    TreeMap<String, String> attributes = new TreeMap<>();
    for (String name : new String[] {"a", "b", "c"}) {
      attributes.put(name, "x".repeat(1024));
    }
    attributes.put("d", "");
    int rest = LeafForm.MAX_LENGTH - leaf(withAttributes(attributes)).length;

    // When
    attributes.put("d", "x".repeat(rest));

    // Then
    assertThat(leaf(withAttributes(attributes))).hasSize(4096);
    attributes.put("d", "x".repeat(rest + 1));
    assertRefused(withAttributes(attributes));
    attributes.put("d", "x".repeat(rest - 1) + "ñ");
    assertRefused(withAttributes(attributes));
  }

  private static LeafDraft withAttributes(Map<String, String> attributes) {
    return new LeafDraft.Shared(
        "filed", null, null, null, null, new TreeMap<>(attributes), new TreeMap<>(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "step", "Filed", "a\"b", "type\nx", "-a"})
  void malformedTypeIsRefused(String type) {
    assertRefused(Leaves.shared(type, "MX-1", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " MX", "MX 1", "MX\"1", "-"})
  void malformedReferenceIsRefused(String reference) {
    assertRefused(Leaves.shared("filed", reference, null));
  }

  @Test
  void textThatIsNoUnicodeIsRefused() {
    assertRefused(Leaves.withAttribute("\ud800"));
  }

  @Test
  void tooLongAnAttributeIsRefused() {
    assertRefused(Leaves.withAttribute("x".repeat(1025)));
  }

  @Test
  void malformedNameOfAnAttributeIsRefused() {
    assertRefused(withAttributes(Map.of("a\"b", "x")));
  }

  @Test
  void timeOutsideFourDigitYearsIsRefused() {
    assertThatThrownBy(() -> LeafForm.time(Instant.parse("+10000-01-01T00:00:00Z")))
        .isInstanceOf(NotaryFault.class);
  }

  @Test
  void hashIsFilledInExactlyWhereThereIsAnEarlierLeaf() {
    PendingLeaf first = LeafForm.of(Leaves.shared("filed", "MX-1", null));
    PendingLeaf second = LeafForm.of(Leaves.shared("filed", "MX-1", new Ticket(1)));
    assertThatThrownBy(() -> first.stamp(TIME, HASH)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> second.stamp(TIME, null)).isInstanceOf(IllegalArgumentException.class);
  }
}
