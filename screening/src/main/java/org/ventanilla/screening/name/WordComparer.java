package org.ventanilla.screening.name;

/// Says how alike two words are, and why. Pure and symmetric.
///
/// Two words are related if they are equal, share one of [Word#keys()], are at most [#maxEdits]
/// letters apart, or one is an initial of the other. Nothing else relates words, so that an index
/// can find every related word.
public final class WordComparer {
  private static final int COST_BITS = 16;

  /// What [#packed] says of words that have nothing in common.
  public static final int NONE = pack(Relation.NONE, Likeness.UNRELATED);

  private WordComparer() {}

  /// Kinds of classes in the tables, in a class's low three bits, and what each costs.
  enum ClassKind {
    SPELLING(0, Relation.SPELLING, 0.15f),
    ABBREVIATION(1, Relation.ABBREVIATION, 0.25f),
    HYPOCORISTIC(2, Relation.HYPOCORISTIC, 0.5f),
    LANGUAGE(3, Relation.LANGUAGE, 0.8f),
    SCRIPT(4, Relation.TRANSLITERATION, 0.1f);

    static final int BITS = 3;
    private static final ClassKind[] KINDS = values();

    private final int code;
    final Relation relation;
    final float cost;

    ClassKind(int code, Relation relation, float cost) {
      this.code = code;
      this.relation = relation;
      this.cost = cost;
    }

    int code() {
      return code;
    }

    static ClassKind of(int classNumber) {
      return KINDS[classNumber & ((1 << BITS) - 1)];
    }
  }

  /// How many letters two words may differ by and still be related: none up to one letter, one up
  /// to three, two up to eleven, three from twelve.
  ///
  /// @param lengthA letters of one
  /// @param lengthB letters of the other
  public static int maxEdits(int lengthA, int lengthB) {
    int length = Math.max(lengthA, lengthB);
    return length < 2 ? 0 : length < 4 ? 1 : length < 12 ? 2 : 3;
  }

  /// How alike two words are.
  public static Likeness compare(Word a, Word b) {
    int packed = packed(a, b);
    return packed == NONE ? Likeness.NONE : new Likeness(relation(packed), cost(packed));
  }

  /// [#compare] without an object: relation and cost in one number.
  public static int packed(Word a, Word b) {
    if (a.text.equals(b.text)) {
      return exact(a, b);
    }
    if (a.number >= 0 || b.number >= 0) {
      return a.number == b.number ? pack(Relation.SPELLING, 0.02f) : NONE;
    }
    int best = classes(a.classes, b.classes);
    if (best != NONE && cost(best) <= ClassKind.SPELLING.cost) {
      return best;
    }
    int la = a.text.length();
    int lb = b.text.length();
    if (la == 1 || lb == 1) {
      return a.text.charAt(0) == b.text.charAt(0) ? pack(Relation.INITIAL, 0.7f) : NONE;
    }
    if (!a.origin.isEmpty() && !b.origin.isEmpty()) {
      // Characters are syllables: another one is another name.
      return best;
    }
    int limit = maxEdits(la, lb);
    int apart = limit + 1;
    if (Math.abs(la - lb) <= limit
        && Long.bitCount(a.letters & ~b.letters) <= limit
        && Long.bitCount(b.letters & ~a.letters) <= limit) {
      apart = EditDistance.bounded(a.text, a.masks(), b.text, limit);
      if (apart <= limit) {
        best = lower(best, edits(a, b, apart, Math.max(la, lb)));
      }
    }
    return lower(best, sounds(a, b, apart));
  }

  /// The same for words of which one is several tokens written together: they meet letter by
  /// letter, with one slip.
  public static int joined(Word a, Word b) {
    int shorter = Math.min(a.text.length(), b.text.length());
    if (shorter < 3 || Math.abs(a.text.length() - b.text.length()) > 1) {
      return NONE;
    }
    if (a.text.equals(b.text)) {
      return pack(Relation.JOINED, 0.1f);
    }
    if (shorter >= 6
        && Long.bitCount(a.letters & ~b.letters) <= 1
        && Long.bitCount(b.letters & ~a.letters) <= 1
        && EditDistance.bounded(a.text, a.masks(), b.text, 1) <= 1) {
      return pack(Relation.JOINED, 1.1f);
    }
    return NONE;
  }

  private static int exact(Word a, Word b) {
    if (!a.origin.isEmpty() && !b.origin.isEmpty()) {
      return a.origin.equals(b.origin) ? pack(Relation.EXACT, 0) : pack(Relation.PHONETIC, 0.7f);
    }
    return a.has(Word.ABJAD) == b.has(Word.ABJAD)
        ? pack(Relation.EXACT, 0)
        : pack(Relation.TRANSLITERATION, 0.05f);
  }

  private static int classes(int[] a, int[] b) {
    int best = NONE;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        ClassKind kind = ClassKind.of(a[i]);
        best = lower(best, pack(kind.relation, kind.cost));
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return best;
  }

  private static int edits(Word a, Word b, int apart, int length) {
    float cost =
        switch (apart) {
          case 1 ->
              length <= 2
                  ? 1.8f
                  : length == 3 ? 1.4f : length == 4 ? 1.15f : length < 8 ? 1f : 0.9f;
          case 2 -> length == 4 ? 2.6f : length < 8 ? 2.1f : 1.8f;
          default -> 2.7f;
        };
    if (a.has(Word.ABJAD) && b.has(Word.ABJAD)) {
      // A letter of a script without vowels is more of the word.
      cost += apart == 1 ? 0.5f : 0.7f;
    }
    if (bothKnown(a, b)) {
      boolean eastern = a.has(Word.EASTERN) && b.has(Word.EASTERN);
      cost += eastern || otherSex(a, b) ? 0.9f : 0.4f;
    }
    if (apart > 1 && a.text.charAt(0) != b.text.charAt(0)) {
      // The first letter is the one people get right.
      cost += 0.35f;
    }
    if (bothSyllables(a, b)) {
      cost = Math.max(cost, 2.2f);
    }
    return pack(Relation.TYPING_ERROR, Math.min(cost, 2.9f));
  }

  /// A letter that makes another real name of it is less likely a slip.
  private static boolean bothKnown(Word a, Word b) {
    int known = Word.KNOWN_GIVEN | Word.KNOWN_FAMILY;
    return a.has(known) && b.has(known);
  }

  private static boolean otherSex(Word a, Word b) {
    int sexes = Word.FEMALE | Word.MALE;
    int one = a.flags & sexes;
    int other = b.flags & sexes;
    return one != 0 && other != 0 && (one & other) == 0;
  }

  /// Family names of one syllable that differ, Chen and Cheng, are different families.
  private static boolean bothSyllables(Word a, Word b) {
    return a.has(Word.EASTERN)
        && b.has(Word.EASTERN)
        && a.has(Word.KNOWN_FAMILY)
        && b.has(Word.KNOWN_FAMILY);
  }

  private static int sounds(Word a, Word b, int apart) {
    int best = NONE;
    boolean known = bothKnown(a, b);
    if (!a.sound().isEmpty() && a.sound().equals(b.sound())) {
      best = pack(Relation.TRANSLITERATION, known && otherSex(a, b) ? 1.5f : sound(a, b, apart));
    }
    if (!a.spanish().isEmpty() && a.spanish().equals(b.spanish())) {
      best = lower(best, pack(Relation.PHONETIC, known ? 0.7f : 0.45f));
    }
    if (!a.chinese().isEmpty() && a.chinese().equals(b.chinese())) {
      boolean single = ChineseSyllables.single(a.chinese());
      best = lower(best, pack(Relation.TRANSLITERATION, single ? 1.1f : 0.6f));
    }
    return a.has(Word.ABJAD) || b.has(Word.ABJAD) ? lower(best, skeletons(a, b)) : best;
  }

  /// What another spelling of one sound costs: more the less alike it is written.
  private static float sound(Word a, Word b, int apart) {
    int la = a.text.length();
    int lb = b.text.length();
    if (apart > maxEdits(la, lb)) {
      return Math.abs(la - lb) > 1 ? 2f : 1f;
    }
    return bothKnown(a, b) ? 0.8f : apart <= 1 ? 0.4f : 0.55f;
  }

  private static int skeletons(Word a, Word b) {
    int length = a.skeleton().length();
    if (length < SoundKeys.MIN_SKELETON || !a.skeleton().equals(b.skeleton())) {
      return NONE;
    }
    float cost = length == 2 ? 2f : length == 3 ? 1f : length == 4 ? 0.5f : 0.3f;
    return pack(Relation.TRANSLITERATION, cost);
  }

  private static int lower(int a, int b) {
    return cost(b) < cost(a) ? b : a;
  }

  static int pack(Relation relation, float cost) {
    return relation.code() << COST_BITS | Math.round(cost * 1000);
  }

  /// The cost in a packed likeness.
  public static float cost(int packed) {
    return (packed & ((1 << COST_BITS) - 1)) / 1000f;
  }

  /// The relation in a packed likeness.
  public static Relation relation(int packed) {
    return Relation.of(packed >>> COST_BITS);
  }
}
