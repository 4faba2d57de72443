package org.ventanilla.screening.match;

/// Whether what is listed is what is screened, and what that is worth in log odds.
enum KindOutcome implements Outcome {
  SAME(0),
  UNKNOWN(-0.2),
  DIFFERS(-2.5);

  private final double weight;

  KindOutcome(double weight) {
    this.weight = weight;
  }

  @Override
  public double weight() {
    return weight;
  }
}
