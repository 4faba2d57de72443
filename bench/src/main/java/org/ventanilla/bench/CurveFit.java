package org.ventanilla.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Fits the curve from what a comparison of names cost to how likely they are one's: log odds that
/// fall along straight pieces between [#KNOTS], by maximum likelihood. At every knot half a match
/// and half a mismatch are taken as seen, so that no few pairs make anything certain (Krichevsky
/// and Trofimov, "The performance of universal encoding", 1981). The log odds of the first knot and
/// the falls are the unknowns; each is improved in turn, which converges, because the likelihood is
/// concave and each unknown bounded by itself.
final class CurveFit {
  /// Most costs lie between the first and the last; a contradiction costs 3 at least.
  static final double[] KNOTS = {0.3, 0.9, 1.5, 2.1, 2.6, 2.95, 3, 3.5};

  private static final double LEAST_FALL = 0.02;
  private static final double MOST_FALL = 8;
  private static final double MOST_TOP = 8;
  private static final double PRIOR = 0.5;
  private static final int ROUNDS = 100;
  private static final int HALVINGS = 40;

  /// Where the table's curve ends at 0, and the steps of its lines.
  private static final double END = 9;

  private static final double STEP = 0.1;

  private final List<Seen> seen;

  /// The log odds at the first knot, then what they fall by to each further one.
  private final double[] unknowns = new double[KNOTS.length];

  /// One labelled pair.
  ///
  /// @param cost of the comparison
  /// @param match its label
  record Seen(double cost, boolean match) {}

  private CurveFit(List<Seen> seen) {
    this.seen = seen;
    Arrays.fill(unknowns, 1);
  }

  static CurveFit of(List<Seen> seen) {
    CurveFit fit = new CurveFit(seen);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < KNOTS.length; i++) {
        fit.improve(i, i == 0 ? -MOST_TOP : LEAST_FALL, i == 0 ? MOST_TOP : MOST_FALL);
      }
    }
    return fit;
  }

  /// Halves the interval in which one unknown does best, the others as they are.
  private void improve(int unknown, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      if (likelihood(unknown, left) < likelihood(unknown, right)) {
        low = left;
      } else {
        high = right;
      }
    }
    unknowns[unknown] = (low + high) / 2;
  }

  private double likelihood(int unknown, double value) {
    unknowns[unknown] = value;
    double sum = 0;
    for (Seen pair : seen) {
      sum += Math.log(pair.match() ? score(pair.cost()) : 1 - score(pair.cost()));
    }
    for (double knot : KNOTS) {
      sum += PRIOR * (Math.log(score(knot)) + Math.log(1 - score(knot)));
    }
    return sum;
  }

  /// The share of matches at a cost.
  double score(double cost) {
    double odds = unknowns[0];
    for (int i = 1; i < KNOTS.length; i++) {
      double along = Math.clamp((cost - KNOTS[i - 1]) / (KNOTS[i] - KNOTS[i - 1]), 0, 1);
      odds -= along * unknowns[i];
    }
    return 1 / (1 + Math.exp(-odds));
  }

  /// The table the product reads: 1 at no cost, since a name is itself; the curve; then down to 0,
  /// since pairs that cost more than the last knot are too few and too odd to learn from.
  String table(String source) {
    StringBuilder lines =
        new StringBuilder("# What a comparison of names costs, and how likely they are one's.\n");
    lines.append("# Fitted on ").append(seen.size()).append(" labelled pairs of ").append(source);
    lines.append("\n# by: bench/run names --pairs FILE --calibrate calibration.txt\n0 1\n");
    int last = (int) Math.round(KNOTS[KNOTS.length - 1] / STEP);
    for (int i = (int) Math.round(KNOTS[0] / STEP); i <= last; i++) {
      double cost = i * STEP;
      line(lines, cost);
      if (cost < 2.95 && cost + STEP > 2.95) {
        line(lines, 2.95);
      }
    }
    return lines.append(String.format(Locale.ROOT, "%.0f 0%n", END)).toString();
  }

  private void line(StringBuilder lines, double cost) {
    lines.append(String.format(Locale.ROOT, "%.2f %.4f%n", cost, score(cost)));
  }
}
