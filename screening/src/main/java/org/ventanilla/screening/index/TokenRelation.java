package org.ventanilla.screening.index;

import java.util.Collection;

/// What makes two tokens meet. The index asks [#similarity] only of tokens that may be related by
/// [#keys] or by [#mostEdits]; so these two must not rule out any pair that is. That, and nothing
/// else, is what losslessness of the search rests on; `TokenTableTests` compares with asking every
/// pair.
public interface TokenRelation {
  /// How alike a query's token and a listed one are.
  ///
  /// @return 0, not related, to 1, the same; a pure function
  double similarity(String query, String listed);

  /// Keys by which tokens may meet that are far apart in letters: classes of equivalent spellings,
  /// short forms, sounds. Related tokens share one or are within [#mostEdits].
  Collection<String> keys(String token);

  /// The most edits (optimal string alignment) between related tokens of these lengths that share
  /// no key; below 0 when tokens of these lengths share a key or are not related.
  int mostEdits(int queryLength, int listedLength);
}
