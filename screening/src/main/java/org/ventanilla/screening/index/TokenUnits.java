package org.ventanilla.screening.index;

import java.util.Arrays;

/// Of each listed name the units whose words are tokens: a third of all units, side by side. Most
/// names a search looks at are left out by these alone. Immutable.
///
/// @param first of each name in the other two, and at the end how many there are
/// @param words of each
/// @param covers of each
record TokenUnits(int[] first, int[] words, int[] covers) {

  /// @param tokenCount words below it are tokens
  static TokenUnits of(NameTable names, int tokenCount) {
    int[] first = new int[names.size() + 1];
    int[] words = new int[names.words().length];
    int[] covers = new int[names.words().length];
    int at = 0;
    for (int name = 0; name < names.size(); name++) {
      for (int i = names.firstUnit()[name]; i < names.firstUnit()[name + 1]; i++) {
        if (names.words()[i] < tokenCount) {
          words[at] = names.words()[i];
          covers[at++] = names.covers()[i];
        }
      }
      first[name + 1] = at;
    }
    return new TokenUnits(first, Arrays.copyOf(words, at), Arrays.copyOf(covers, at));
  }
}
