package org.ventanilla.screening.match;

/// What countries say of each other, and what that is worth in log odds. Little: people have
/// several, and lists state some of them.
enum CountryOutcome implements Outcome {
  UNKNOWN(0),
  AGREES(0.5),
  BIRTHPLACE(0.3),
  DIFFERS(-0.6);

  private final double weight;

  CountryOutcome(double weight) {
    this.weight = weight;
  }

  @Override
  public double weight() {
    return weight;
  }
}
