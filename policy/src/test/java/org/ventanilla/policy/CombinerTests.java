package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CombinerTests {
  private static final long SEED = 20_260_605L;

  @Test
  void fastAndNaiveDeciderAndEnumerationAgreeOnTenThousandCases() {
    RandomPolicies random = new RandomPolicies(SEED);
    Seen seen = new Seen();
    for (int i = 0; i < 100; i++) {
      Policy policy = Sample.policy(random.fewRules(1 + i % 20));
      NaiveDecider naive = new NaiveDecider(policy);
      EnumeratedDecider enumerated = new EnumeratedDecider(policy);
      for (int k = 0; k < 100; k++) {
        Facts facts = random.facts();

        FieldDecision fast = policy.decide(facts.request(), facts.record(), facts.field());

        NaiveDecider.Outcome outcome = NaiveDecider.Outcome.of(fast);
        assertThat(outcome)
            .as("seed %s, policy %s, case %s: %s", SEED, i, k, facts)
            .isEqualTo(naive.decide(facts));
        assertThat(enumerated.decide(facts))
            .as("seed %s, policy %s, case %s: %s", SEED, i, k, facts)
            .isEqualTo(
                EnumeratedDecider.outcome(
                    fast, enumerated.dependsOnField(fast), facts.field().path()));
        seen.add(outcome);
      }
    }
    seen.assertEachBranchWasTaken(10_000);
  }

  @Test
  void fastAndNaiveDeciderAgreeOnLargePolicies() {
    RandomPolicies random = new RandomPolicies(SEED + 3);
    Seen seen = new Seen();
    for (int i = 0; i < 25; i++) {
      Policy policy = Sample.policy(random.rules(1 + 3 * i));
      NaiveDecider naive = new NaiveDecider(policy);
      for (int k = 0; k < 100; k++) {
        Facts facts = random.facts();

        NaiveDecider.Outcome outcome =
            NaiveDecider.Outcome.of(policy.decide(facts.request(), facts.record(), facts.field()));

        assertThat(outcome)
            .as("seed %s, policy %s, case %s: %s", SEED + 3, i, k, facts)
            .isEqualTo(naive.decide(facts));
        seen.add(outcome);
      }
    }
    seen.assertEachBranchWasTaken(2_500);
  }

  /// What was decided, so that agreeing means something.
  private static final class Seen {
    private final Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
    private final Set<String> grounds = new HashSet<>();

    void add(NaiveDecider.Outcome outcome) {
      effects.merge(outcome.effect(), 1, Integer::sum);
      grounds.add(outcome.ground());
    }

    void assertEachBranchWasTaken(int cases) {
      assertThat(effects.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(cases);
      assertThat(effects.get(Effect.PERMIT)).isGreaterThan(cases / 100);
      assertThat(effects.get(Effect.APPROVE)).isGreaterThan(cases / 100);
      assertThat(grounds).contains("POLICY_ERROR", "DATA_CATEGORY", "INACCURATE", "MINOR_OFFENCE");
    }
  }

  @Test
  void oneMoreDenyNeverReleasesMore() {
    RandomPolicies random = new RandomPolicies(SEED + 1);
    int denied = 0;
    for (int i = 0; i < 12; i++) {
      String rules = random.rules(20);
      Policy without = Sample.policy(rules);
      Policy with =
          Sample.policy(
              rules
                  + "  - {id: X, effect: DENY, ground: NATIONAL_SECURITY,"
                  + " scope: {category: [identity, financial]}}\n");
      for (int k = 0; k < 150; k++) {
        Facts facts = random.facts();
        Effect before = without.decide(facts.request(), facts.record(), facts.field()).effect();
        Effect after = with.decide(facts.request(), facts.record(), facts.field()).effect();
        boolean inScope = !facts.field().category().equals("informant");
        assertThat(after)
            .as("seed %s, policy %s, case %s", SEED + 1, i, k)
            .isEqualTo(inScope ? Effect.DENY : before);
        denied += inScope && before != Effect.DENY ? 1 : 0;
      }
    }
    assertThat(denied).isGreaterThan(50);
  }

  @Test
  void manyThreadsGetTheAnswersOneThreadGets() throws InterruptedException, ExecutionException {
    RandomPolicies random = new RandomPolicies(SEED + 2);
    Policy policy = Sample.policy(random.rules(100));
    List<Facts> facts = IntStream.range(0, 500).mapToObj(i -> random.facts()).toList();
    List<FieldDecision> alone = decideAll(policy, facts);

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<FieldDecision>>> answers =
          IntStream.range(0, 8)
              .mapToObj(i -> threads.submit(() -> decideAll(policy, facts)))
              .toList();
      for (Future<List<FieldDecision>> answer : answers) {
        assertThat(answer.get()).isEqualTo(alone);
      }
    }
  }

  private static List<FieldDecision> decideAll(Policy policy, List<Facts> facts) {
    return facts.stream()
        .map(each -> policy.decide(each.request(), each.record(), each.field()))
        .toList();
  }

  @Test
  void scopeIndexFindsRulesBeyondTheFirstWord() {
    StringBuilder rules = new StringBuilder("rules:\n");
    for (int i = 0; i < 200; i++) {
      rules.append("  - {id: R-%s, effect: PERMIT, scope: {field: f%s}}\n".formatted(i, i % 100));
    }
    Policy policy = Sample.policy(rules.toString());

    FieldDecision decision =
        policy.decide(Sample.request(), Sample.record(), new FieldFacts("f70", "identity"));

    assertThat(decision.trace().matched()).containsExactly("R-70", "R-170");
  }
}
