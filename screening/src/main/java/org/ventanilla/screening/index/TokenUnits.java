package org.ventanilla.screening.index;

/// Of each listed name the units whose words are tokens: a third of all units. Most names a search
/// looks at are left out by these alone, so all that is asked of a name lies side by side: it is
/// the memory that takes the time. Immutable.
///
/// @param starts of each name in `units`, and at the end where the last ends
/// @param units of each name: its required tokens as a cover, then each unit's word and cover
/// @param others of each name a word that one of its required tokens has to be met by, another than
///   the rarest, or [#ANY] if there is none or that token has more words than one
/// @param counts how many tokens each name has
record TokenUnits(int[] starts, int[] units, int[] others, byte[] counts) {
  /// No word in particular.
  static final int ANY = -1;

  /// @param tokenCount words below it are tokens
  static TokenUnits of(NameTable names, int tokenCount) {
    int[] starts = new int[names.size() + 1];
    IntList units = new IntList();
    int[] others = new int[names.size()];
    byte[] counts = new byte[names.size()];
    for (int name = 0; name < names.size(); name++) {
      int all = 0;
      units.add(names.required()[name]);
      for (int i = names.firstUnit()[name]; i < names.firstUnit()[name + 1]; i++) {
        all |= names.covers()[i];
        if (names.words()[i] < tokenCount) {
          units.add(names.words()[i]);
          units.add(names.covers()[i]);
        }
      }
      starts[name + 1] = units.size();
      counts[name] = (byte) Integer.bitCount(all);
      others[name] = other(names, name, tokenCount);
    }
    return new TokenUnits(starts, units.toArray(), others, counts);
  }

  /// The rarer the word, the more names it leaves out.
  private static int other(NameTable names, int name, int tokenCount) {
    int rarest = names.rarestToken(name);
    int other = ANY;
    int fewest = Integer.MAX_VALUE;
    for (int left = names.required()[name] & ~rarest; left != 0; left &= left - 1) {
      int word = only(names, name, left & -left, tokenCount);
      int count = word == ANY ? Integer.MAX_VALUE : names.anywhere().count(word);
      if (count < fewest) {
        fewest = count;
        other = word;
      }
    }
    return other;
  }

  /// The word of a token that has but one, joins aside.
  private static int only(NameTable names, int name, int token, int tokenCount) {
    int only = ANY;
    for (int i = names.firstUnit()[name]; i < names.firstUnit()[name + 1]; i++) {
      if ((names.covers()[i] & token) != 0 && names.words()[i] < tokenCount) {
        if (only != ANY) {
          return ANY;
        }
        only = names.words()[i];
      }
    }
    return only;
  }
}
