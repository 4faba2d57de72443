package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.list.ListedEntity.NameKind;

class ScoreModelTests {
  private static int code(DateOutcome date) {
    return EntityTable.with(EntityTable.SILENT, date);
  }

  private static double score(double name, DateOutcome date) {
    return ScoreModel.score(name, NameKind.PRIMARY, code(date), 0, false);
  }

  @Test
  void aNameAloneCountsAsItScoresAndIsNeverCertain() {
    assertThat(score(0.8, DateOutcome.UNKNOWN)).isCloseTo(0.8, within(1e-9));
    assertThat(score(1, DateOutcome.UNKNOWN)).isCloseTo(ScoreModel.SUREST_NAME, within(1e-9));
    assertThat(score(0, DateOutcome.UNKNOWN)).isLessThan(0.01);
  }

  @Test
  void birthDatesMoveAScoreInTheOrderOfWhatTheySay() {
    double last = 1;
    for (DateOutcome outcome :
        new DateOutcome[] {
          DateOutcome.EXACT,
          DateOutcome.MONTH,
          DateOutcome.SWAPPED,
          DateOutcome.YEAR,
          DateOutcome.ONE_DIGIT,
          DateOutcome.CIRCA,
          DateOutcome.RANGE,
          DateOutcome.UNKNOWN,
          DateOutcome.SAME_YEAR,
          DateOutcome.NEAR,
          DateOutcome.CONFLICT
        }) {
      double score = score(0.9, outcome);
      assertThat(score).as(outcome.code()).isLessThan(last);
      last = score;
    }
  }

  @Test
  void anotherBirthDateEndsTheAlertOfTheSurestName() {
    assertThat(score(1, DateOutcome.CONFLICT)).isLessThan(0.5);
  }

  @Test
  void aBirthdayDoesNotLiftAPoorName() {
    assertThat(score(0.3, DateOutcome.EXACT)).isCloseTo(0.3, within(1e-9));
    assertThat(score(0.5, DateOutcome.EXACT)).isGreaterThan(0.9);
  }

  @Test
  void aWeakAliasNeedsOtherEvidence() {
    int silent = EntityTable.SILENT;
    assertThat(ScoreModel.score(1, NameKind.WEAK_ALIAS, silent, 0, false))
        .isLessThan(ScoreModel.THRESHOLD);
    assertThat(ScoreModel.score(1, NameKind.WEAK_ALIAS, code(DateOutcome.EXACT), 0, false))
        .isGreaterThan(0.9);
  }

  @Test
  void aSharedNumberIsAHitWhateverTheName() {
    double curp = MarkKind.CURP.weight();
    double passport = MarkKind.PASSPORT.weight();

    assertThat(ScoreModel.score(0, NameKind.PRIMARY, EntityTable.SILENT, curp, true))
        .isGreaterThan(0.99);
    assertThat(ScoreModel.score(0, NameKind.PRIMARY, EntityTable.SILENT, passport, true))
        .isGreaterThan(0.95);
    assertThat(
            ScoreModel.score(
                0, NameKind.PRIMARY, EntityTable.SILENT, MarkKind.PHONE.weight(), false))
        .isLessThan(0.5);
  }

  /// What the search leaves out, because a name scores less than the floor, could not have reached
  /// the threshold.
  @Test
  void theFloorOfANameIsWhereTheThresholdIsReached() {
    long seed = 5;
    Random random = new Random(seed);
    int reached = 0;
    for (int round = 0; round < 500_000; round++) {
      int code = random.nextInt(EntityTable.CODES);
      double threshold = 0.05 + 0.94 * random.nextDouble();
      double name = random.nextDouble();
      double score = ScoreModel.score(name, NameKind.PRIMARY, code, 0, false);
      if (score >= threshold) {
        reached++;
        assertThat(ScoreModel.nameFloor(threshold, code))
            .as("seed %d, name %s, code %d, threshold %s", seed, name, code, threshold)
            .isLessThanOrEqualTo(name + 1e-9);
      } else {
        assertThat(ScoreModel.nameFloor(threshold, code)).isGreaterThan(name - 1e-9);
      }
    }
    assertThat(reached).isGreaterThan(1000);
  }

  @Test
  void everyCodeUnpacksToWhatItWasPackedFrom() {
    for (int code = 0; code < EntityTable.CODES; code++) {
      int again = EntityTable.with(code, EntityTable.date(code));
      again = EntityTable.with(again, EntityTable.sex(code));
      assertThat(EntityTable.with(again, EntityTable.country(code))).isEqualTo(code);
    }
  }
}
