package org.ventanilla.screening.index;

/// The whole matrix of optimal string alignment, as any textbook has it.
final class SlowEditDistance {
  private SlowEditDistance() {}

  static int between(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cell(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cell(int[][] cost, String one, String other, int i, int j) {
    int substitution = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(
            Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + substitution);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
