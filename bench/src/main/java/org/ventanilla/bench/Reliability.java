package org.ventanilla.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether scores mean what they say: pairs by their score, and what share of them matches, with
/// the interval that has the true share in 95 of 100 samples (Wilson, "Probable inference", 1927).
final class Reliability {
  private static final double[] EDGES = {0, 0.1, 0.3, 0.5, 0.7, 0.85, 0.95, 1};
  private static final double DEVIATIONS = 1.96;

  private final List<Scored> pairs = new ArrayList<>();

  /// One pair.
  ///
  /// @param score what was said
  /// @param match its label
  record Scored(double score, boolean match) {}

  void add(double score, boolean match) {
    pairs.add(new Scored(score, match));
  }

  /// The mean square of how far scores are from labels (Brier, 1950); 0.25 is said by who always
  /// says one half.
  double brier() {
    return pairs.stream().mapToDouble(pair -> Math.pow(pair.score() - said(pair), 2)).sum()
        / Math.max(1, pairs.size());
  }

  private static int said(Scored pair) {
    return pair.match() ? 1 : 0;
  }

  void print(String title, PrintStream out) {
    out.printf(Locale.ROOT, "%n%s, mean square error %.4f:%n%n", title, brier());
    out.println("| score | pairs | mean score | share of matches | 95 % interval |");
    out.println("|---|---|---|---|---|");
    for (int i = 1; i < EDGES.length; i++) {
      double from = EDGES[i - 1];
      double to = EDGES[i];
      boolean top = i == EDGES.length - 1;
      List<Scored> some =
          pairs.stream()
              .filter(pair -> pair.score() >= from && (pair.score() < to || top))
              .toList();
      if (!some.isEmpty()) {
        out.println(row(from, to, some));
      }
    }
  }

  private static String row(double from, double to, List<Scored> pairs) {
    int all = pairs.size();
    double share = pairs.stream().mapToInt(Reliability::said).sum() / (double) all;
    double mean = pairs.stream().mapToDouble(Scored::score).average().orElse(0);
    double z2 = DEVIATIONS * DEVIATIONS;
    double middle = (share + z2 / (2 * all)) / (1 + z2 / all);
    double wide =
        DEVIATIONS * Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all * all)) / (1 + z2 / all);
    return String.format(
        Locale.ROOT,
        "| %.2f to %.2f | %d | %.3f | %.3f | %.3f to %.3f |",
        from,
        to,
        all,
        mean,
        share,
        Math.max(0, middle - wide),
        Math.min(1, middle + wide));
  }
}
