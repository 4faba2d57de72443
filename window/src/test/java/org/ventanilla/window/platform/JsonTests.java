package org.ventanilla.window.platform;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.window.platform.JsonReading.Document;
import org.ventanilla.window.platform.JsonReading.Reason;
import org.ventanilla.window.platform.JsonReading.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonTests {
  private static final JsonLimits SMALL = new JsonLimits(1_000, 4, 20, 30);

  private static JsonReading read(String text) {
    return Json.read(text.getBytes(UTF_8), SMALL);
  }

  private static void assertRefused(JsonReading reading, Reason reason) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static JsonNode root(JsonReading reading) {
    return switch (reading) {
      case Document(JsonNode root) -> root;
      case Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  @Test
  void wellFormedDocumentIsReadWhole() {
    JsonNode root = root(read("{\"a\":[1,-2.5,true,null,\"ñ😀\"],\"b\":{}}"));

    assertThat(root.at("/a/0").asLong()).isEqualTo(1);
    assertThat(root.at("/a/1").decimalValue()).isEqualByComparingTo("-2.5");
    assertThat(root.at("/a/4").asString()).isEqualTo("ñ😀");
  }

  @Test
  void refusalSaysWhereAndNotWhat() {
    JsonReading reading = read("{\"a\":\n  {\"b\": 1, \"b\": \"hidden\"}}");

    assertThat(reading)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("json-duplicate-name");
              assertThat(refused.line()).isEqualTo(2);
              assertThat(refused.column()).isPositive();
              assertThat(refused.pointer()).isEqualTo("/a/b");
              assertThat(refused.toString()).doesNotContain("hidden").doesNotContain("/a/b");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[01]",
        "[+1]",
        "[.5]",
        "[1.]",
        "[NaN]",
        "[Infinity]",
        "nul",
        "\"\u0001\"",
        "\"\\x\"",
        "// c\n1",
        "[1 2]",
        "{\"a\" 1}",
        "]"
      })
  void malformedIsRefused(String text) {
    assertRefused(read(text), Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e-400",
        "9007199254740992",
        "-9007199254740992",
        "0.10000000000000001",
        "1e99999999999",
        "1e-99999999999",
        "123456789012345678901234567890123456789012345"
      })
  void numberThatNoDoubleHoldsIsRefused(String number) {
    assertRefused(read("[" + number + "]"), Reason.NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "0e5", "9007199254740991", "1e15", "0.1", "-12.50", "1.5e-7"})
  void numberThatADoubleHoldsIsRead(String number) {
    JsonNode value = root(read("[" + number + "]")).get(0);

    assertThat(value.decimalValue()).isEqualByComparingTo(number);
  }

  @Test
  void eachBoundHasItsReason() {
    assertRefused(read("[" + " ".repeat(1_000) + "]"), Reason.TOO_LARGE);
    assertRefused(read("[[[[[]]]]]"), Reason.TOO_DEEP);
    assertRefused(read("{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}"), Reason.TOO_DEEP);
    assertRefused(read("[\"" + "x".repeat(21) + "\"]"), Reason.STRING_TOO_LONG);
    assertRefused(read("{\"" + "x".repeat(21) + "\":1}"), Reason.STRING_TOO_LONG);
    assertRefused(read("[" + "1,".repeat(30) + "1]"), Reason.TOO_MANY_VALUES);
    assertRefused(read("{} {}"), Reason.TRAILING);
    assertRefused(read("[\"\\ud800\"]"), Reason.LONE_SURROGATE);
    assertRefused(read("[\"\\udc00\\ud800\"]"), Reason.LONE_SURROGATE);
    assertThat(read("[[[[]]]]")).isInstanceOf(Document.class);
  }

  @Test
  void otherEncodingsAreRefused() {
    assertRefused(Json.read("[1]".getBytes(UTF_16), SMALL), Reason.NOT_UTF8);
    assertRefused(
        Json.read(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}, SMALL), Reason.NOT_UTF8);
    assertRefused(
        Json.read(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}, SMALL),
        Reason.NOT_UTF8);
    assertRefused(read("\uFEFF[1]"), Reason.MALFORMED);
  }

  @Test
  void tenThousandDeepIsRefusedAtOnce() {
    byte[] deep = "[".repeat(1_000_000).getBytes(UTF_8);

    assertRefused(Json.read(deep, JsonLimits.DOCUMENT), Reason.TOO_DEEP);
  }

  @Test
  void canonicalFormSortsNamesAndWritesNumbersAsTheStandardSays() {
    JsonNode root = root(read("{\"b\":1.50,\"a\":[1e2,\"\\u00e9\\n\"],\"\":0.000001,\"c\":1e-7}"));

    assertThat(new String(Json.canonical(root), UTF_8))
        .isEqualTo("{\"\":0.000001,\"a\":[100,\"é\\n\"],\"b\":1.5,\"c\":1e-7}");
  }

  @Test
  void canonicalFormOfARecordIsThatOfItsJson() {
    record Pair(int second, String first) {}

    assertThat(new String(Json.canonical(new Pair(2, "x")), UTF_8))
        .isEqualTo("{\"first\":\"x\",\"second\":2}");
    assertThat(new String(Json.canonical(Map.of("k", List.of(1))), UTF_8)).isEqualTo("{\"k\":[1]}");
  }

  @Test
  void anythingWrittenIsReadBackAndItsCanonicalFormIsStable() {
    for (long seed = 1; seed <= 300; seed++) {
      // Given
      var random = new Random(seed);
      ObjectNode made = Json.mapper().createObjectNode();
      fill(made, random, 0);
      byte[] written = JsonMapper.shared().writeValueAsBytes(made);

      // When
      JsonNode root = root(Json.read(written, JsonLimits.DOCUMENT));
      byte[] canonical = Json.canonical(root);

      // Then
      assertThat(canonical).as("seed %s", seed).isEqualTo(Json.canonical(made));
      assertThat(new String(canonical, UTF_8))
          .as("seed %s", seed)
          .isEqualTo(printedAndParsed(root));
      assertThat(Json.canonical(root(Json.read(canonical, JsonLimits.DOCUMENT))))
          .as("seed %s", seed)
          .isEqualTo(canonical);
    }
  }

  /// The slow way: printed, and taken apart and put together by somebody else's code.
  private static String printedAndParsed(JsonNode root) {
    try {
      return new JsonCanonicalizer(Json.mapper().writeValueAsString(root)).getEncodedString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[9007199254740992,-9007199254740992,9007199254740993,9223372036854775807]",
        "[1e21,1E-7,0.000001,-0.0,123456789012345680000,1.7976931348623157e308,5e-324]",
        "{\"\\u0000\\u001f\\u007f\\u2028\\\"\\\\/\":\"\\b\\f\\n\\r\\t\"}",
        "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2,\"1\":3,\"\":4,\"a\":{},\"b\":[]}"
      })
  void canonicalFormIsThatOfTheSlowWay(String text) {
    JsonNode root = Json.mapper().readTree(text);

    assertThat(new String(Json.canonical(root), UTF_8)).isEqualTo(printedAndParsed(root));
  }

  private static void fill(ObjectNode object, Random random, int depth) {
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      String name = i + Character.toString(random.nextInt(0x20, 0xD800));
      switch (random.nextInt(depth > 3 ? 4 : 6)) {
        case 0 -> object.put(name, random.nextLong() >> random.nextInt(11, 64));
        case 1 -> object.put(name, random.nextInt(1_000_000) / 100.0);
        case 2 -> object.put(name, Character.toString(random.nextInt(0x10000, 0x10FFFF)));
        case 3 -> object.put(name, random.nextBoolean());
        case 4 -> fill(object.putObject(name), random, depth + 1);
        default -> {
          ArrayNode array = object.putArray(name);
          fill(array.addObject(), random, depth + 1);
          array.addNull();
        }
      }
    }
  }
}
