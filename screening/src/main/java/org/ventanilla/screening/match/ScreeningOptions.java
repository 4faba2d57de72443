package org.ventanilla.screening.match;

/// How to screen.
///
/// @param threshold the least score of a direct hit, above 0 and at most 1
/// @param limit most hits of one person, 1 to [#MOST_HITS]
/// @param links most steps of a link, 0 (none) to [#MOST_LINKS]
/// @param explained whether hits come with their explanation
public record ScreeningOptions(double threshold, int limit, int links, boolean explained) {
  /// Most hits of one person.
  public static final int MOST_HITS = 1000;

  /// Most steps of a link.
  public static final int MOST_LINKS = 3;

  /// What the commands use unless they are told otherwise: a threshold of 0.6, ten hits, two steps.
  public static final ScreeningOptions USUAL =
      new ScreeningOptions(ScoreModel.THRESHOLD, 10, 2, true);

  /// Checks the bounds.
  public ScreeningOptions {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("the threshold is above 0 and at most 1");
    }
    if (limit < 1 || limit > MOST_HITS) {
      throw new IllegalArgumentException("the limit is 1 to " + MOST_HITS);
    }
    if (links < 0 || links > MOST_LINKS) {
      throw new IllegalArgumentException("links are 0 to " + MOST_LINKS);
    }
  }
}
