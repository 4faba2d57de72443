package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Long legal forms, to be found also with a slip or two in them. Every name of a person is asked
/// whether it ends in one, so that nearly all of them are told apart by their letters alone.
final class LongForms {
  private final List<String> texts = new ArrayList<>();
  private final List<long[]> masks = new ArrayList<>();
  private long[] letters = new long[64];

  /// @param form at most [Word#MAX_LENGTH] letters
  void add(String form) {
    if (texts.contains(form)) {
      return;
    }
    if (texts.size() == letters.length) {
      letters = Arrays.copyOf(letters, 2 * letters.length);
    }
    letters[texts.size()] = EditDistance.letters(form);
    texts.add(form);
    masks.add(EditDistance.masks(form));
  }

  /// The first of them that is this text but for some slips.
  @Nullable String about(String text, int slips) {
    long mine = EditDistance.letters(text);
    for (int i = 0; i < texts.size(); i++) {
      // Each slip brings at most one letter and takes at most one.
      if (Long.bitCount(mine & ~letters[i]) <= slips
          && Long.bitCount(letters[i] & ~mine) <= slips
          && EditDistance.bounded(texts.get(i), masks.get(i), text, slips) <= slips) {
        return texts.get(i);
      }
    }
    return null;
  }
}
