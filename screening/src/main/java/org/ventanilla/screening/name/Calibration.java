package org.ventanilla.screening.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Turns a cost into how likely the names are one's: a falling curve through the points of
/// `calibration.txt`, which `bench/run names --calibrate` fits on labelled pairs, see
/// `docs/screening.md`.
final class Calibration {
  private static final Calibration FITTED = fitted();

  private final double[] costs;
  private final double[] scores;

  /// @param points lines of a cost and a score, the first `0 1`, the last with score 0; costs rise,
  ///   scores fall
  Calibration(List<String> points) {
    costs = new double[points.size()];
    scores = new double[points.size()];
    for (int i = 0; i < costs.length; i++) {
      String[] point = points.get(i).split(" ", -1);
      costs[i] = Double.parseDouble(point[0]);
      scores[i] = Double.parseDouble(point[1]);
      if (i > 0 && (costs[i] <= costs[i - 1] || scores[i] >= scores[i - 1])) {
        throw new IllegalArgumentException("the curve does not fall at " + points.get(i));
      }
    }
    if (costs.length < 2 || costs[0] != 0 || scores[0] != 1 || scores[costs.length - 1] != 0) {
      throw new IllegalArgumentException("the curve falls from 1 at no cost to 0");
    }
  }

  private static Calibration fitted() {
    try (InputStream in = Calibration.class.getResourceAsStream("calibration.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return new Calibration(lines.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double score(float cost) {
    return FITTED.scoreOf(cost);
  }

  /// The highest cost with which a score is still reached.
  static float cost(double score) {
    return FITTED.costOf(score);
  }

  double scoreOf(float cost) {
    if (cost <= 0) {
      return 1;
    }
    for (int i = 1; i < costs.length; i++) {
      if (cost < costs[i]) {
        double along = (cost - costs[i - 1]) / (costs[i] - costs[i - 1]);
        return scores[i - 1] + along * (scores[i] - scores[i - 1]);
      }
    }
    return 0;
  }

  float costOf(double score) {
    for (int i = 1; i < costs.length; i++) {
      if (score >= scores[i]) {
        double along = (scores[i - 1] - score) / (scores[i - 1] - scores[i]);
        return (float) (costs[i - 1] + along * (costs[i] - costs[i - 1])) + 1e-4f;
      }
    }
    return (float) costs[costs.length - 1];
  }
}
