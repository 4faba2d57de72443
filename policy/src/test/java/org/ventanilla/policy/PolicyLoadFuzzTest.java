package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, a policy loads whole or says why not; and a condition that compiles gives an
/// answer or a fault.
class PolicyLoadFuzzTest {
  private static final String RULES =
      """
      rules:
        - id: A
          effect: APPROVE
          scope: {to: bb, category: [identity, financial]}
          when: level(record.classification) <= level("secret") && has(record.source)
          obligations:
            - {type: redact, path: name, keep: last4}
            - {type: approver, role: director, count: 2}
          explain: {en: "Yes.", es: "Sí."}
          valid: {from: 2026-01-01}
      """;

  private static final List<String> PIECES =
      List.of(
          "record.",
          "request.",
          "requester.",
          "field.",
          "classification",
          "level(",
          "has(",
          ")",
          "(",
          "roles",
          ".exists(x, ",
          ".all(y, ",
          "x",
          "y",
          "'a'",
          "1",
          "0",
          "/",
          "+",
          "<",
          "<=",
          "==",
          "&&",
          "||",
          "!",
          "[",
          "]",
          "{",
          "}",
          ":",
          ",",
          "?",
          "true",
          "dyn(",
          "size(",
          "matches('",
          "string(",
          "int(",
          "timestamp('",
          "duration(",
          "\"",
          "\\",
          "\n",
          "é",
          "\u0000");

  private final ConditionCompiler compiler =
      new ConditionCompiler(Sample.when("record.thirdParty").manifest(), Map.of());

  @FuzzTest(maxDuration = "20s")
  void anyTextLoadsWholeOrIsRejected(FuzzedDataProvider data) {
    boolean manifest = data.consumeBoolean();
    SortedMap<String, String> files = Sample.files(RULES);
    files.put(manifest ? "policy.yaml" : "rules.yaml", data.consumeRemainingAsString());
    check(Policy.of(files));
  }

  @FuzzTest(maxDuration = "20s")
  void anyConditionGivesAnAnswerOrAFault(FuzzedDataProvider data) {
    checkCondition(data.consumeRemainingAsString());
  }

  @Test
  void mutatedFilesLoadWholeOrAreRejected() {
    long seed = 20_260_603L;
    Random random = new Random(seed);
    int loaded = 0;
    for (int i = 0; i < 300; i++) {
      SortedMap<String, String> files = Sample.files(RULES);
      String name = random.nextInt(3) == 0 ? "policy.yaml" : "rules.yaml";
      files.put(name, mutated(files.getOrDefault(name, ""), random));
      try {
        loaded += check(Policy.of(files)) ? 1 : 0;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", case " + i, e);
      }
    }
    assertThat(loaded).isBetween(1, 299);
  }

  @Test
  void assembledConditionsGiveAnAnswerOrAFault() {
    long seed = 20_260_604L;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder condition = new StringBuilder();
      for (int k = random.nextInt(12); k >= 0; k--) {
        condition.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      try {
        checkCondition(condition.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", case " + i + ": " + condition, e);
      }
    }
  }

  private void checkCondition(String condition) {
    Problems problems = new Problems();
    String quoted = condition.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
    YamlMap map = new YamlText("rules.yaml", problems).read("when: \"" + quoted + "\"");
    Condition compiled = map == null ? null : compiler.compile(map, "when");
    if (compiled == null) {
      assertThat(problems.isEmpty()).isFalse();
    } else {
      Facts facts = new Facts(Sample.request(), Sample.record(), Sample.identity());
      assertThat(compiled.evaluate(Evaluation.unlimited(facts))).isNotNull();
    }
  }

  /// Whether it loaded.
  private static boolean check(PolicyLoad load) {
    return switch (load) {
      case PolicyLoad.Loaded(Policy policy) -> {
        FieldDecision decision =
            policy.decide(Sample.request(), Sample.record(), Sample.identity());
        assertThat(decision.trace().policyDigest()).isEqualTo(policy.digest());
        yield true;
      }
      case PolicyLoad.Rejected(List<Problem> problems) -> {
        assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(Problems.MAX);
        yield false;
      }
    };
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int k = random.nextInt(3); k >= 0; k--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(4)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 ->
            mutated.insert(at, "{}[]:,&*!|>'\"%@`#- \n\t?~\u0000\uD800".charAt(random.nextInt(24)));
        case 2 -> mutated.setCharAt(at, (char) random.nextInt(256));
        default -> mutated.insert(at, text.substring(0, random.nextInt(40)));
      }
    }
    return mutated.toString();
  }
}
