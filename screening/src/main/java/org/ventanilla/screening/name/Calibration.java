package org.ventanilla.screening.name;

/// Turns a cost into how likely the names are one's: a monotone curve through points that were
/// fitted on labelled pairs, see `docs/screening.md`.
final class Calibration {
  private static final double[] COSTS = {
    0, 0.3, 0.9, 1.2, 1.5, 1.8, 2.1, 2.3, 2.45, 2.6, 2.9, 2.99, 3.5, 4.5, 6, 9
  };
  private static final double[] SCORES = {
    1, 0.99, 0.97, 0.95, 0.92, 0.88, 0.8, 0.65, 0.45, 0.38, 0.3, 0.1, 0.06, 0.04, 0.02, 0
  };

  private Calibration() {}

  static double score(float cost) {
    if (cost <= 0) {
      return 1;
    }
    for (int i = 1; i < COSTS.length; i++) {
      if (cost < COSTS[i]) {
        double along = (cost - COSTS[i - 1]) / (COSTS[i] - COSTS[i - 1]);
        return SCORES[i - 1] + along * (SCORES[i] - SCORES[i - 1]);
      }
    }
    return 0;
  }

  /// The highest cost with which a score is still reached.
  static float cost(double score) {
    for (int i = 1; i < COSTS.length; i++) {
      if (score >= SCORES[i]) {
        double along = (SCORES[i - 1] - score) / (SCORES[i - 1] - SCORES[i]);
        return (float) (COSTS[i - 1] + along * (COSTS[i] - COSTS[i - 1])) + 1e-4f;
      }
    }
    return (float) COSTS[COSTS.length - 1];
  }
}
