package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// A counterexample that is written down is read again for what it was.
class FactsFormTests {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final String CHARACTERS =
      " \t\n\r\u0000\u001B\u0085\u00A0\u200B\u2028\u202E\uFEFF\uFFFF!&*#:-?~'\"\\\\/{}[],aé1";

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(i -> {
          int at = random.nextInt(CHARACTERS.length() + 1);
          return at == CHARACTERS.length() ? "𝄞" : CHARACTERS.substring(at, at + 1);
        })
        .collect(Collectors.joining());
  }

  private static Facts facts(Random random) {
    RequestFacts usual = Sample.request();
    List<String> roles = IntStream.range(0, random.nextInt(3)).mapToObj(i -> text(random)).toList();
    RequestFacts request =
        new RequestFacts(
            usual.to(),
            usual.from(),
            usual.agency(),
            usual.kind(),
            usual.purpose(),
            usual.urgency(),
            random.nextBoolean() ? "secret" : null,
            roles,
            Sample.AT.plusNanos(random.nextInt()));
    RecordFacts record =
        new RecordFacts(
            "aa-police",
            null,
            "restricted",
            null,
            "A",
            "1",
            random.nextInt(4) == 0 ? null : text(random),
            random.nextBoolean(),
            random.nextBoolean());
    return new Facts(request, record, new FieldFacts("name.part", "identity"));
  }

  @Test
  void whateverTheFactsTheirFormIsReadAsThem() {
    long seed = 20_261_128;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Facts facts = facts(random);

      FactsFile.Load load =
          FactsFile.read(
              "q",
              JSON.writeValueAsString(FactsForm.request(facts)),
              "r",
              JSON.writeValueAsString(FactsForm.record(facts)));

      assertThat(load)
          .as("seed %d, case %d: %s", seed, i, facts)
          .isInstanceOfSatisfying(
              FactsFile.Load.Loaded.class,
              loaded -> {
                assertThat(loaded.facts().request()).isEqualTo(facts.request());
                assertThat(loaded.facts().record()).isEqualTo(facts.record());
                assertThat(loaded.facts().fields())
                    .containsExactly(new FactsFile.Field(facts.field(), null));
              });
    }
  }

  @Test
  void otherTextsOfAFileStillHideNothing() {
    FactsFile.Load load =
        FactsFile.read(
            "q",
            JSON.writeValueAsString(FactsForm.request(facts(new Random(1)))),
            "r",
            "{\"holder\": \"aa\", \"fields\": [{\"path\": \"a\", \"category\": \"\\u001b[2J\"}]}");

    assertThat(Sample.problem(load).code()).isEqualTo(Problem.Code.SYNTAX);
  }

  @Test
  void limitsOfTimeLeaveRequestsJustBeyondThem() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {}}
              - {id: D, effect: DENY, ground: INACCURATE, scope: {}, valid: {from: 1900-01-01, until: 9999-12-31}}
            """);

    for (var at : Moments.of(Subject.of(List.of(policy)), Sample.AT)) {
      Facts facts = new Facts(Sample.requestAt(at), Sample.record(), Sample.identity());
      assertThat(
              FactsFile.read(
                  "q",
                  JSON.writeValueAsString(FactsForm.request(facts)),
                  "r",
                  JSON.writeValueAsString(FactsForm.record(facts))))
          .isInstanceOf(FactsFile.Load.Loaded.class);
    }
  }
}
