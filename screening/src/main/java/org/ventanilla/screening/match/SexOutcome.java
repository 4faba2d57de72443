package org.ventanilla.screening.match;

/// What two statements of sex say of each other, and what that is worth in log odds.
enum SexOutcome implements Outcome {
  UNKNOWN(0),
  AGREES(0.15),
  CONFLICTS(-1.8);

  private final double weight;

  SexOutcome(double weight) {
    this.weight = weight;
  }

  @Override
  public double weight() {
    return weight;
  }
}
