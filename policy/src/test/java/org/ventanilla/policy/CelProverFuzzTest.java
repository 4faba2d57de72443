package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the verifier prints, it is read as texts, truth values and lists of texts, or passed
/// over.
class CelProverFuzzTest {
  private static final String OUTPUT =
      "{\"status\":\"SAT\",\"message\":\"Satisfiable:\\n  record.originator = \\\"bb-\\\\\\\"x\\\"\\n"
          + "  known.record.originator = true\\n  requester.roles = [\\\"a\\\", \\\"b\\\"]\\n\"}";

  @Test
  void satisfyingInputIsRead() {
    assertThat(CelProver.values(OUTPUT))
        .isEqualTo(
            Map.of(
                "record.originator",
                "bb-\"x",
                "known.record.originator",
                true,
                "requester.roles",
                List.of("a", "b")));
    assertThat(CelProver.values("")).isEmpty();
    assertThat(CelProver.values("{\"message\":\"  record.originator = 7\"}")).isEmpty();
  }

  @FuzzTest
  void anyOutputIsRead(FuzzedDataProvider data) {
    check(data.consumeRemainingAsString());
  }

  @Test
  void outputWithSomeCharactersChangedIsRead() {
    long seed = 20_260_613L;
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder changed = new StringBuilder(OUTPUT);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at = random.nextInt(changed.length());
        changed.replace(at, at + random.nextInt(2), "\"\\[]=,.n \n".substring(random.nextInt(10)));
      }
      try {
        check(changed.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", case " + i, e);
      }
    }
  }

  /// What a long line of nothing but quotes and escapes takes grows with its length only.
  @Test
  void longOutputTakesNoLongerThanItIsLong() {
    check("{\"message\":\"  a = [" + "\\\\\\\"".repeat(20_000));
    check("{\"message\":\"" + "  a = \\\"x\\\"\\n".repeat(5_000) + "\"}");
  }

  private static void check(String output) {
    assertThat(CelProver.values(output).values())
        .allMatch(value ->
            value instanceof Boolean
                || value instanceof String
                || (value instanceof List<?> list
                    && list.stream().allMatch(String.class::isInstance)));
  }
}
