package org.ventanilla.screening.match;

/// What two birth dates say of each other, and what that is worth in log odds.
///
/// An agreement is worth less than the rarity of a day would have it, since lists and forms copy
/// each other's dates and slips; a conflict is worth most, because few things are stated as
/// carefully as a birth date.
enum DateOutcome implements Outcome {
  UNKNOWN(0),
  EXACT(3.2),
  SWAPPED(1.6),
  ONE_DIGIT(0.9),
  MONTH(2.0),
  YEAR(1.2),
  CIRCA(0.8),
  RANGE(0.4),
  SAME_YEAR(-0.8),
  NEAR(-2.2),
  CONFLICT(-5.0);

  private final double weight;

  DateOutcome(double weight) {
    this.weight = weight;
  }

  @Override
  public double weight() {
    return weight;
  }
}
