package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObligationMergeTests {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final FieldFacts FIELD = new FieldFacts("account", "financial");

  private final ObligationMerge merge =
      new ObligationMerge(Sample.when("record.thirdParty").manifest());

  private static Obligation redact(String path, Keep keep) {
    return new Obligation.Redact(path, keep);
  }

  private ObligationMerge.Outcome merge(Obligation... obligations) {
    return merge.merge(List.of(obligations), FIELD, DAY);
  }

  private static List<Obligation> others(ObligationMerge.Outcome outcome) {
    assertThat(outcome).isInstanceOf(ObligationMerge.Outcome.Merged.class);
    return ((ObligationMerge.Outcome.Merged) outcome).others();
  }

  @Test
  void fewestOfTheSameCharactersAreKept() {
    assertThat(
            others(merge(redact("account", new Keep.Last(4)), redact("account", new Keep.Last(2)))))
        .containsExactly(redact("account", new Keep.Last(2)));
    assertThat(
            others(
                merge(redact("account", new Keep.First(3)), redact("account", new Keep.First(5)))))
        .containsExactly(redact("account", new Keep.First(3)));
  }

  @Test
  void nothingIsStricterThanAnything() {
    Obligation nothing = redact("account", new Keep.Nothing());

    assertThat(others(merge(redact("account", new Keep.Hmac()), nothing))).containsExactly(nothing);
    assertThat(others(merge(nothing, redact("account.number", new Keep.Last(4)))))
        .containsExactly(nothing);
  }

  @Test
  void changesThatLeaveDifferentThingsHaveNoStrictest() {
    assertThat(merge(redact("account", new Keep.First(1)), redact("account", new Keep.Last(1))))
        .isEqualTo(new ObligationMerge.Outcome.Incomparable());
    assertThat(merge(redact("account", new Keep.Hmac()), redact("account", new Keep.Year())))
        .isEqualTo(new ObligationMerge.Outcome.Incomparable());
    assertThat(
            merge(redact("account", new Keep.Last(4)), redact("account.number", new Keep.Last(4))))
        .isEqualTo(new ObligationMerge.Outcome.Incomparable());
  }

  @Test
  void rulesWhoseObligationsHaveNoStrictestWithholdTheField() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: A, effect: PERMIT, scope: {}, obligations: [{type: redact, keep: first2}]}
              - {id: B, effect: PERMIT, scope: {}, obligations: [{type: redact, keep: last2}]}
            """);

    FieldDecision decision = policy.decide(Sample.request(), Sample.record(), Sample.identity());

    assertThat(decision).isInstanceOf(FieldDecision.Deny.class);
    assertThat(((FieldDecision.Deny) decision).ground()).isEqualTo(Ground.DATA_CATEGORY);
    assertThat(decision.trace().matched()).containsExactly("A", "B");
  }

  @Test
  void yearKeptAndYearGeneralisedAreTheSame() {
    assertThat(
            others(
                merge(
                    redact("account", new Keep.Year()),
                    new Obligation.Generalise(null, new Obligation.Precision.Year()))))
        .containsExactly(new Obligation.Generalise("account", new Obligation.Precision.Year()));
  }

  @Test
  void changesOfDifferentPartsAreAllKept() {
    Obligation number = redact("account.number", new Keep.Last(4));
    Obligation owner = redact("account.owner", new Keep.Hmac());

    assertThat(others(merge(owner, number))).containsExactly(number, owner);
  }

  @Test
  void widerBandIsStricterWhenItIsMadeOfTheOther() {
    assertThat(others(merge(age(20), age(10)))).containsExactly(ageThen(20));
    assertThat(others(merge(age(5), age(10)))).containsExactly(ageThen(10));
    assertThat(others(merge(range(100), range(1_000)))).containsExactly(range(1_000));
    assertThat(others(merge(range(100), redact("account", new Keep.Nothing()))))
        .containsExactly(redact("account", new Keep.Nothing()));
  }

  @Test
  void bandsOfDifferentSortsHaveNoStrictest() {
    Obligation year = new Obligation.Generalise("account", new Obligation.Precision.Year());

    for (List<Obligation> both :
        List.of(
            List.of(age(10), age(15)),
            List.of(range(10), age(10)),
            List.of(year, age(10)),
            List.of(range(10), redact("account", new Keep.Last(4))))) {
      assertThat(merge.merge(both, FIELD, DAY))
          .isEqualTo(new ObligationMerge.Outcome.Incomparable());
    }
  }

  private static Obligation age(int width) {
    return new Obligation.Generalise("account", new Obligation.Precision.AgeBand(width, null));
  }

  private static Obligation ageThen(int width) {
    return new Obligation.Generalise("account", new Obligation.Precision.AgeBand(width, DAY));
  }

  private static Obligation range(int width) {
    return new Obligation.Generalise("account", new Obligation.Precision.Range(width));
  }

  @Test
  void strictestMarkAndShortestExpiryAreKept() {
    assertThat(
            others(
                merge(
                    new Obligation.Mark("H2"),
                    new Obligation.Expire(30),
                    new Obligation.Seal(),
                    new Obligation.Mark("H1"),
                    new Obligation.Expire(90),
                    new Obligation.NotifyOriginator(),
                    new Obligation.Seal())))
        .containsExactly(
            new Obligation.Mark("H2"),
            new Obligation.Expire(30),
            new Obligation.NotifyOriginator(),
            new Obligation.Seal());
  }

  @Test
  void orderOfTheRulesDoesNotMatter() {
    long seed = 20_260_601L;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      List<Obligation> obligations = randomObligations(random);
      List<Obligation> shuffled = new ArrayList<>(obligations);
      Collections.shuffle(shuffled, random);

      assertThat(merge.merge(shuffled, FIELD, DAY))
          .as("seed %s, case %s: %s", seed, i, obligations)
          .isEqualTo(merge.merge(obligations, FIELD, DAY));
    }
  }

  @Test
  void mergingWithItselfChangesNothing() {
    long seed = 20_260_602L;
    Random random = new Random(seed);
    int merged = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Obligation> obligations = randomObligations(random);
      if (merge.merge(obligations, FIELD, DAY) instanceof ObligationMerge.Outcome.Merged once) {
        merged++;
        List<Obligation> again = new ArrayList<>(once.others());
        again.addAll(once.approvers());
        again.addAll(obligations);
        assertThat(merge.merge(again, FIELD, DAY)).as("seed %s, case %s", seed, i).isEqualTo(once);
      }
    }
    assertThat(merged).isGreaterThan(300);
  }

  static List<Obligation> randomObligations(Random random) {
    List<Obligation> obligations = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String path = random.nextBoolean() ? "account" : "account.number";
      obligations.add(
          switch (random.nextInt(10)) {
            case 0 -> redact(path, new Keep.First(1 + random.nextInt(3)));
            case 1, 2 -> redact(path, new Keep.Last(1 + random.nextInt(3)));
            case 3 -> redact(path, new Keep.Nothing());
            case 4 -> redact(path, new Keep.Hmac());
            case 5 -> new Obligation.Mark("H" + random.nextInt(4));
            case 6 ->
                new Obligation.Approver(
                    random.nextBoolean() ? "director" : "officer", 1 + random.nextInt(3));
            case 7 -> new Obligation.Expire(1 + random.nextInt(3));
            case 8 -> new Obligation.Seal();
            default -> new Obligation.NotifyOriginator();
          });
    }
    return obligations;
  }
}
