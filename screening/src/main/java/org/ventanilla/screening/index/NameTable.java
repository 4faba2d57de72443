package org.ventanilla.screening.index;

/// The listed names as numbers: of which entry each is, of which words, and which names have a
/// word. Names are numbered entry by entry, in the entry's own order.
///
/// A *unit* of a name is a token or neighbouring tokens written together; its *cover* has the bits
/// of the tokens it stands for. The *required* tokens of a name are those that contradict when they
/// are left over: neither initials nor numbers.
///
/// `anywhere` has every name under every word of it. `rarest` has a name once: under the required
/// token whose words the fewest names have, or under all its words if it has no such token. A name
/// all of whose required tokens are met is met there, so it is found there, and frequent words
/// bring almost nothing. (Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins in
/// data cleaning", 2006, call this the prefix filter.) `acronyms` has the organisations under their
/// initials.
///
/// Immutable.
///
/// @param firstName of each entry, and at the end how many names there are
/// @param entities of each name
/// @param firstUnit of each name, and at the end how many units there are
/// @param words of each unit
/// @param covers of each unit
/// @param required of each name, as a cover
record NameTable(
    int[] firstName,
    int[] entities,
    int[] firstUnit,
    int[] words,
    int[] covers,
    int[] required,
    Postings anywhere,
    Postings rarest,
    Acronyms acronyms) {

  int size() {
    return entities.length;
  }

  /// The required token whose words bring the fewest names, as a cover; 0 if there is none.
  int rarestToken(int name) {
    return rarestToken(
        required[name], firstUnit[name], firstUnit[name + 1], words, covers, anywhere);
  }

  /// @param required of the name
  /// @param from the name's first unit
  /// @param to after its last
  static int rarestToken(
      int required, int from, int to, int[] words, int[] covers, Postings anywhere) {
    int rarest = 0;
    long fewest = Long.MAX_VALUE;
    for (int left = required; left != 0; left &= left - 1) {
      int token = left & -left;
      long count = 0;
      for (int i = from; i < to; i++) {
        count += (covers[i] & token) == 0 ? 0 : anywhere.count(words[i]);
      }
      if (count < fewest) {
        fewest = count;
        rarest = token;
      }
    }
    return rarest;
  }
}
