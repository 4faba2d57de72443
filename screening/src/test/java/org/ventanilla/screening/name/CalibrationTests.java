package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTests {
  @Test
  void theFittedCurveFallsFromOneAndAContradictionStaysUnderItsBound() {
    double last = 1;
    assertThat(Calibration.score(0)).isEqualTo(1);
    for (int step = 1; step < 900; step++) {
      double score = Calibration.score(step / 100f);
      assertThat(score).as("cost %s", step / 100f).isLessThan(last);
      last = score;
    }
    assertThat(Calibration.score(9)).isZero();
    assertThat(Calibration.score(3)).isLessThan(NameScorer.CONTRADICTION);
  }

  /// What a search leaves out, because it costs more, cannot have reached the score.
  @Test
  void theMostCostOfAScoreIsWhereTheCurveReachesIt() {
    for (int step = 1; step < 1000; step++) {
      double score = step / 1000.0;
      float most = Calibration.cost(score);
      assertThat(Calibration.score(most)).as("score %s", score).isCloseTo(score, within(0.005));
      assertThat(Calibration.score(most + 0.001f)).as("score %s", score).isLessThan(score);
    }
  }

  @Test
  void betweenPointsTheCurveIsStraight() {
    Calibration curve = new Calibration(List.of("0 1", "2 0.5", "4 0"));

    assertThat(curve.scoreOf(1)).isCloseTo(0.75, within(1e-6));
    assertThat(curve.scoreOf(3)).isCloseTo(0.25, within(1e-6));
    assertThat(curve.costOf(0.75)).isCloseTo(1, within(0.001f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 1", "0 1|2 0.5", "0 1|2 0.5|1 0", "0 1|1 0.5|2 0.5|3 0", "1 1|2 0"})
  void aTableThatIsNoFallingCurveIsRefused(String points) {
    assertThatThrownBy(() -> new Calibration(List.of(points.split("\\|", -1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
