package org.ventanilla.screening.name;

/// Scores two names. One thread's; cheap to make.
///
/// The likeness of each pair of words is one step and the alignment another, so that a search that
/// has compared words already can score from what it knows.
///
/// Costs add up, a wrong letter in a long word being about one. A token that meets none while the
/// other name has one left over as well is a contradiction and costs more than all the slips a name
/// may have. What only one name states costs by its kind. See `docs/screening.md`.
public final class NameScorer {
  /// No score is above it when both names have a token unmet that is neither an initial nor a
  /// number, nor when only initials met. An acronym that fits is no such case, nor are names with
  /// some of [ParsedName#letters] in common.
  public static final double CONTRADICTION = 0.3;

  /// What it costs that the letters are the same and the words cut otherwise.
  private static final float CUT_OTHERWISE = 0.3f;

  private static final ParsedName EMPTY =
      new NameParser(NameTables.empty()).parse("", NameType.PERSON);

  private final Costing costing;
  private final Alignment alignment = new Alignment(EMPTY);
  private int[] matrix = new int[64];

  /// @param weights how much each word tells
  public NameScorer(TokenWeights weights) {
    this.costing = new Costing(weights);
  }

  /// The highest cost with which a score is still reached. The cost of a comparison is at least the
  /// sum of what its pairs cost by [WordComparer#cost], but for names with some of
  /// [ParsedName#letters] in common.
  public static float mostCost(double score) {
    return Calibration.cost(score);
  }

  /// How likely two names are one's, 0 to 1. Symmetric. Most for a name with itself.
  public double score(ParsedName a, ParsedName b) {
    boolean swapped = !comesFirst(a, b);
    ParsedName left = swapped ? b : a;
    ParsedName right = swapped ? a : b;
    return score(left, right, compare(left, right));
  }

  /// Scores from likenesses that are known already.
  public double score(ParsedName a, ParsedName b, Likenesses known) {
    boolean swapped = !comesFirst(a, b);
    ParsedName left = swapped ? b : a;
    ParsedName right = swapped ? a : b;
    int[] cells = cells(left, right);
    int at = 0;
    for (int u = 0; u < left.units.length; u++) {
      for (int v = 0; v < right.units.length; v++) {
        boolean joins = u >= left.counted && v >= right.counted;
        cells[at++] = joins ? WordComparer.NONE : swapped ? known.packed(v, u) : known.packed(u, v);
      }
    }
    return score(left, right, cells);
  }

  /// How alike the units of two names are, from wherever it is known.
  @FunctionalInterface
  public interface Likenesses {
    /// As [NameScorer#likeness] says.
    ///
    /// @param unitOfA a unit of the first name
    /// @param unitOfB a unit of the second name; never both joins
    int packed(int unitOfA, int unitOfB);
  }

  private double score(ParsedName a, ParsedName b, int[] likeness) {
    boolean met = alignment.align(a, b, likeness) || BusinessCosting.acronym(a, b);
    if (!met) {
      return a.letters.same(b.letters) ? Calibration.score(CUT_OTHERWISE) : 0;
    }
    float cost = costing.cost(a, b, alignment, null);
    return Calibration.score(
        cost > CUT_OTHERWISE && a.letters.same(b.letters) ? CUT_OTHERWISE : cost);
  }

  /// Scores and says why.
  public NameMatch explain(ParsedName a, ParsedName b) {
    boolean swapped = !comesFirst(a, b);
    ParsedName left = swapped ? b : a;
    ParsedName right = swapped ? a : b;
    Account account = new Account(left, right, swapped);
    boolean met =
        alignment.align(left, right, compare(left, right)) || BusinessCosting.acronym(left, right);
    float cost = costing.cost(left, right, alignment, account);
    if ((!met || cost > CUT_OTHERWISE) && left.letters.same(right.letters)) {
      Account whole = new Account(left, right, swapped);
      whole.cutOtherwise(left, right, CUT_OTHERWISE);
      return whole.match(Calibration.score(CUT_OTHERWISE), CUT_OTHERWISE);
    }
    return account.match(met ? Calibration.score(cost) : 0, cost);
  }

  /// Which of two names goes first in a comparison, so that both orders score the same.
  public static boolean comesFirst(ParsedName a, ParsedName b) {
    return a.counted != b.counted ? a.counted > b.counted : a.text().compareTo(b.text()) >= 0;
  }

  private int[] cells(ParsedName a, ParsedName b) {
    int size = a.units.length * b.units.length;
    if (matrix.length < size) {
      matrix = new int[size * 2];
    }
    return matrix;
  }

  private int[] compare(ParsedName a, ParsedName b) {
    int[] cells = cells(a, b);
    int at = 0;
    for (int u = 0; u < a.units.length; u++) {
      for (int v = 0; v < b.units.length; v++) {
        cells[at++] = likeness(a, u, b, v);
      }
    }
    return cells;
  }

  /// How alike two units are: tokens by [WordComparer#packed]; where one of them is several tokens
  /// together, by [WordComparer#joined]; two joins are not compared.
  public static int likeness(ParsedName a, int unitOfA, ParsedName b, int unitOfB) {
    if (unitOfA >= a.counted && unitOfB >= b.counted) {
      return WordComparer.NONE;
    }
    ParsedName.Unit left = a.units[unitOfA];
    ParsedName.Unit right = b.units[unitOfB];
    return left.count() == 1 && right.count() == 1
        ? WordComparer.packed(left.word(), right.word())
        : WordComparer.joined(left.word(), right.word());
  }
}
