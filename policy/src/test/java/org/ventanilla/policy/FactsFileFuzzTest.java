package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whatever a request's and a record's file say, they are read whole or it is said what is wrong;
/// and what is read can be decided and explained.
class FactsFileFuzzTest {
  private static final String REQUEST =
      """
      {"to": "bb", "from": "aa", "agency": "bb-police", "kind": "information",
       "purpose": "investigation", "urgency": "ORDINARY", "clearance": "restricted",
       "roles": ["investigator"], "at": "2026-06-01T12:00:00Z"}
      """;
  private static final String RECORD =
      """
      {"holder": "aa-police", "classification": "restricted", "handling": "H1", "source": "A",
       "information": "1", "thirdParty": false, "consent": true,
       "fields": [{"path": "name", "category": "identity", "value": {"given": "Ana"}}]}
      """;

  private final Policy policy = Sample.when("level(record.classification) < 2");

  @FuzzTest
  void anyTextsAreReadOrRefused(FuzzedDataProvider data) {
    String request = data.consumeString(2_000);
    check(request, data.consumeRemainingAsString());
    check(REQUEST, request);
    check(request, RECORD);
  }

  /// Whether they were read.
  private boolean check(String request, String record) {
    return switch (FactsFile.read("R", request, "X", record)) {
      case FactsFile.Load.Loaded(FactsFile facts) -> {
        assertThat(facts.fields()).isNotEmpty();
        for (FactsFile.Field field : facts.fields()) {
          assertThat(policy.explain(facts.request(), facts.record(), field.facts()).sentence())
              .isNotNull();
        }
        yield true;
      }
      case FactsFile.Load.Rejected(List<Problem> problems) -> {
        assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(Problems.MAX);
        yield false;
      }
    };
  }

  @Test
  void filesWithSomeCharactersChangedAreReadOrRefused() {
    long seed = 20_260_612L;
    Random random = new Random(seed);
    int read = 0;
    assertThat(check(REQUEST, RECORD)).isTrue();
    for (int i = 0; i < 2_000; i++) {
      try {
        read += check(mutated(REQUEST, random), mutated(RECORD, random)) ? 1 : 0;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", case " + i, e);
      }
    }
    assertThat(read).isBetween(1, 1_999);
  }

  private static String mutated(String text, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int k = random.nextInt(3); k > 0; k--) {
      int at = random.nextInt(mutated.length());
      switch (random.nextInt(3)) {
        case 0 -> mutated.deleteCharAt(at);
        case 1 ->
            mutated.insert(at, "{}[]:,&*!|>'\"%@`#- \n\t?~\u0000\uD800".charAt(random.nextInt(24)));
        default -> mutated.setCharAt(at, (char) random.nextInt(512));
      }
    }
    return mutated.toString();
  }

  @Test
  void requesterMayHaveNoRoles() {
    assertThat(check(REQUEST.replace("[\"investigator\"]", "[]"), RECORD)).isTrue();
  }

  @Test
  void moreFieldsThanAreDecidedOnAreRefusedAndNotCutShort() {
    String fields =
        IntStream.rangeClosed(0, FactsFile.MAX_FIELDS)
            .mapToObj(i -> "{\"path\": \"f%s\", \"category\": \"identity\"}".formatted(i))
            .collect(Collectors.joining(", "));

    FactsFile.Load load =
        FactsFile.read(
            "R", REQUEST, "X", "{\"holder\": \"aa-police\", \"fields\": [" + fields + "]}");

    assertThat(load)
        .isInstanceOfSatisfying(
            FactsFile.Load.Rejected.class,
            rejected -> {
              assertThat(rejected.problems()).hasSize(1);
              assertThat(rejected.problems().get(0).code()).isEqualTo(Problem.Code.TOO_LARGE);
            });
  }
}
