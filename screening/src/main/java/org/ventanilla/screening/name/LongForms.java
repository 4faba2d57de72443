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

  /// Of each length which of the forms have it.
  private final int[][] ofLength = new int[Word.MAX_LENGTH + 1][0];

  /// @param form at most [Word#MAX_LENGTH] letters
  void add(String form) {
    if (texts.contains(form)) {
      return;
    }
    if (texts.size() == letters.length) {
      letters = Arrays.copyOf(letters, 2 * letters.length);
    }
    letters[texts.size()] = EditDistance.letters(form);
    int[] same = ofLength[form.length()];
    ofLength[form.length()] = Arrays.copyOf(same, same.length + 1);
    ofLength[form.length()][same.length] = texts.size();
    texts.add(form);
    masks.add(EditDistance.masks(form));
  }

  /// Whether one of them may be a text of these letters and this length but for some slips.
  boolean mayHave(long mine, int length, int slips) {
    int most = Math.min(length + slips, Word.MAX_LENGTH);
    for (int near = Math.max(length - slips, 0); near <= most; near++) {
      for (int form : ofLength[near]) {
        // Each slip brings at most one letter and takes at most one.
        if (Long.bitCount(mine & ~letters[form]) <= slips
            && Long.bitCount(letters[form] & ~mine) <= slips) {
          return true;
        }
      }
    }
    return false;
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
