package org.ventanilla.screening.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTests {
  @Test
  void anObjectComesWithItsTextsNumbersAndParts() {
    JsonLine.Reading reading =
        JsonLine.read(
            "{\"a\":\"é\",\"n\":1.50,\"t\":true,\"l\":[\"x\",null,{\"b\":\"c\"}],\"z\":null}");

    assertThat(reading)
        .isEqualTo(
            new JsonLine.Read(
                Map.of("a", "é", "n", "1.50", "t", true, "l", List.of("x", Map.of("b", "c")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":[\"\\ud83d\"]}",
        "{\"\\ude00\":1}",
        "{\"a\":\"\u0001\"}"
      })
  void whatIsNoObjectIsMalformed(String line) {
    assertThat(JsonLine.read(line)).isInstanceOf(JsonLine.Malformed.class);
  }

  @Test
  void depthAndLengthAreBounded() {
    int deep = JsonLine.DEPTH + 1;

    assertThat(JsonLine.read("{\"a\":" + "[".repeat(deep) + "]".repeat(deep) + "}"))
        .isInstanceOf(JsonLine.Malformed.class);
    assertThat(JsonLine.read("{\"a\":\"" + "x".repeat(JsonLine.LONGEST) + "\"}"))
        .isInstanceOf(JsonLine.Malformed.class);
    assertThat(JsonLine.read("{\"a\":" + "9".repeat(10_000) + "}"))
        .isInstanceOf(JsonLine.Malformed.class);
  }

  @Test
  void anyTextIsAnObjectOrMalformed() {
    long seed = 11;
    Random random = new Random(seed);
    String sound = "{\"id\":\"1\",\"p\":{\"name\":[\"Ximena\"],\"n\":-1e5,\"b\":false}}";
    int objects = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(sound);
      for (int i = random.nextInt(4); i > 0; i--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x250));
      }
      if (JsonLine.read(text.toString()) instanceof JsonLine.Read) {
        objects++;
      }
    }
    assertThat(objects).as("seed %d", seed).isBetween(5_000, 19_000);
  }
}
