package org.ventanilla.screening.name;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What tokens left over, their order and their roles cost in people's names.
///
/// A token left over on both sides is a contradiction: nobody's surname or father changes. What one
/// name has more than the other costs by its kind and its rarity, and more the more there is of it:
/// a second given name or a mother's surname is often left out, a surname hardly ever.
final class PersonCosting {
  private static final float CONFLICTING_INITIAL = 2.6f;
  private static final float SPARE_INITIAL = 0.15f;
  private static final float[] SPARE = {0.6f, 0.8f, 1.5f};
  private static final float ONE_WORD_OF_MANY = 1.6f;
  private static final float ONE_WORD_AND_INITIALS = 0.3f;
  private static final float ONE_WORD_AND_TITLE = 0.9f;
  private static final float SAME_TITLE = 0.2f;
  private static final float GIVEN_BESIDE_INITIAL = 1.3f;
  private static final float BY_MOTHERS_NAME = 2.3f;
  private static final float OTHER_PARTICLES = 0.03f;
  private static final float SWAPPED = 2.5f;
  private static final float OTHER_GENERATION = 2.6f;

  private final TokenWeights weights;
  private final float[] spare = new float[ParsedName.MAX_TOKENS];

  PersonCosting(TokenWeights weights) {
    this.weights = weights;
  }

  float cost(ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    if (unmet(b, sides.metRight) == 0) {
      borne(a, sides.metLeft, b, account);
    }
    if (unmet(a, sides.metLeft) == 0) {
      borne(b, sides.metRight, a, account);
    }
    return leftovers(a, b, sides, account)
        + little(a, b, sides, account)
        + mothersName(a, b, sides, account)
        + sequence(a, b, sides, account)
        + generations(a, b, account)
        + (a.particles.equals(b.particles)
            ? 0
            : Costing.note(account, NameMatch.RemarkKind.DETAILS, OTHER_PARTICLES));
  }

  private static int unmet(ParsedName name, boolean[] met) {
    return count(name, met, false);
  }

  /// What is a name in one is a title in the other: `RAZA Syed Ali` and `RAZA, Syed Ali`. Only
  /// where nothing contradicts, for titles are no words a search goes by.
  private void borne(ParsedName name, boolean[] met, ParsedName other, @Nullable Account account) {
    for (int i = 0; i < name.counted; i++) {
      NameToken token = name.core[i];
      if (met[i] || !token.word().has(Word.BORNE_TITLE)) {
        continue;
      }
      for (NameToken title : other.tokens()) {
        if (!met[i] && title.role() == Role.TITLE && sameTitle(token, title)) {
          met[i] = true;
          if (account != null) {
            account.title(name, token, title, weights.weight(token.word()));
          }
        }
      }
    }
  }

  private static boolean sameTitle(NameToken one, NameToken other) {
    return WordComparer.cost(WordComparer.packed(one.word(), other.word())) <= SAME_TITLE;
  }

  private float little(ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    float cost = 0;
    if (sides.met == 0) {
      cost = Costing.CONFLICT;
    } else if (sides.met == 1 && a.counted + b.counted > 2) {
      cost =
          sides.pairs > 1
              ? ONE_WORD_AND_INITIALS
              : Math.min(a.counted, b.counted) > 1
                  ? 0f
                  : sharedTitle(a, b, account) ? ONE_WORD_AND_TITLE : ONE_WORD_OF_MANY;
    }
    return Costing.note(account, NameMatch.RemarkKind.LITTLE_EVIDENCE, cost);
  }

  /// Whether one's title, such as `Haji`, is a word of the other as well.
  private boolean sharedTitle(ParsedName a, ParsedName b, @Nullable Account account) {
    for (NameToken one : a.tokens()) {
      for (NameToken other : b.tokens()) {
        boolean title = one.role() == Role.TITLE || other.role() == Role.TITLE;
        if (title && one.word().has(Word.BORNE_TITLE) && sameTitle(one, other)) {
          if (account != null && one.role() == Role.TITLE && other.role() == Role.TITLE) {
            account.title(a, one, other, weights.weight(one.word()));
          }
          return true;
        }
      }
    }
    return false;
  }

  private float leftovers(
      ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    int namesA = count(a, sides.metLeft, false);
    int namesB = count(b, sides.metRight, false);
    int initialsA = count(a, sides.metLeft, true);
    int initialsB = count(b, sides.metRight, true);
    int conflicts = Math.min(namesA + sides.partsLeft, namesB + sides.partsRight);
    conflicts = Math.min(conflicts, Math.max(namesA, namesB));
    int weak =
        namesA == namesB
            ? Math.min(initialsA, initialsB)
            : Math.min(Math.abs(namesA - namesB), namesA > namesB ? initialsB : initialsA);
    // An initial may stand for the part of a compound that did not meet.
    weak =
        Math.max(
            0,
            weak - (initialsB > 0 ? sides.partsLeft : 0) - (initialsA > 0 ? sides.partsRight : 0));
    float cost = conflicts * Costing.CONFLICT + weak * CONFLICTING_INITIAL;
    boolean longer = namesA >= namesB;
    cost +=
        spares(
            longer ? a : b,
            longer ? sides.metLeft : sides.metRight,
            Math.max(0, Math.max(namesA, namesB) - conflicts - weak),
            longer ? sides.initialsLeft : sides.initialsRight);
    cost += SPARE_INITIAL * Math.max(0, initialsA + initialsB - 2 * weak);
    if (account != null) {
      account.leftovers(a, sides.metLeft, true, conflicts + weak, cost);
      account.leftovers(b, sides.metRight, false, conflicts + weak, cost);
    }
    return cost;
  }

  /// What only one name has.
  private float spares(ParsedName name, boolean[] met, int extra, int initials) {
    if (extra == 0) {
      return 0;
    }
    int spares = 0;
    boolean given = false;
    for (int i = 0; i < name.counted; i++) {
      if (!met[i] && !name.core[i].isInitial()) {
        given |= name.core[i].role() == Role.GIVEN;
        spare[spares++] = kind(name, i, met);
      }
    }
    Arrays.sort(spare, 0, spares);
    float cost = initials > 0 && given ? GIVEN_BESIDE_INITIAL : 0;
    for (int i = 0; i < extra; i++) {
      cost += spare[i] * SPARE[Math.min(i, SPARE.length - 1)];
    }
    return cost;
  }

  private static int count(ParsedName name, boolean[] met, boolean initials) {
    int count = 0;
    for (int i = 0; i < name.counted; i++) {
      count += !met[i] && name.core[i].isInitial() == initials ? 1 : 0;
    }
    return count;
  }

  private float kind(ParsedName name, int at, boolean[] met) {
    NameToken token = name.core[at];
    for (int i = 0; i < name.counted; i++) {
      if (met[i] && i != at && name.core[i].word().text.equals(token.word().text)) {
        return 0.3f;
      }
    }
    float kind =
        switch (token.role()) {
          case MATERNAL -> 0.7f;
          case MIDDLE, PATRONYMIC -> 0.9f;
          // People go by their first given name.
          case GIVEN -> token.word().has(Word.HISPANIC) ? 2.2f : 1.3f;
          case FAMILY -> 1.2f;
          default -> 1f;
        };
    float rarity = 0.7f + 0.3f * Math.min(1f, weights.weight(token.word()));
    return (token.optional() ? kind / 2 : kind) * rarity;
  }

  /// Nobody is known by the mother's surname alone: that it met the other's only one, while the
  /// father's met none, tells little.
  private static float mothersName(
      ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    for (int i = 0; i < sides.pairs; i++) {
      NameToken left = a.core[sides.left[i]];
      NameToken right = b.core[sides.right[i]];
      boolean found =
          (left.role() == Role.MATERNAL
                  && right.role() == Role.FAMILY
                  && fatherUnmet(a, sides.metLeft))
              || (right.role() == Role.MATERNAL
                  && left.role() == Role.FAMILY
                  && fatherUnmet(b, sides.metRight));
      if (found) {
        return Costing.note(account, NameMatch.RemarkKind.MOTHERS_NAME_ONLY, BY_MOTHERS_NAME);
      }
    }
    return 0;
  }

  private static boolean fatherUnmet(ParsedName name, boolean[] met) {
    for (int i = 0; i < name.counted; i++) {
      if (name.core[i].role() == Role.FAMILY && !met[i]) {
        return true;
      }
    }
    return false;
  }

  private static float generations(ParsedName a, ParsedName b, @Nullable Account account) {
    // Words beside the name are few: most names are all counted.
    boolean beside = a.tokens().size() > a.counted && b.tokens().size() > b.counted;
    return beside && Generation.of(a).contradicts(Generation.of(b))
        ? Costing.note(account, NameMatch.RemarkKind.OTHER_GENERATION, OTHER_GENERATION)
        : 0;
  }

  private static float sequence(
      ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    int inversions = sides.inversions();
    if (inversions == 0) {
      return 0;
    }
    int ambiguous = 0;
    int stated = 0;
    for (int i = 0; i < sides.pairs; i++) {
      NameToken left = a.core[sides.left[i]];
      NameToken right = b.core[sides.right[i]];
      if (crossed(left.role(), right.role())) {
        ambiguous += left.word().has(Word.KNOWN_GIVEN) ? 1 : 0;
        stated += left.stated() && right.stated() ? 1 : 0;
      }
    }
    boolean marked = !a.particles.isEmpty() && !b.particles.isEmpty();
    if ((ambiguous >= 2 && sides.pairs == 2 && !marked) || stated >= 2) {
      return Costing.note(account, NameMatch.RemarkKind.ROLES_SWAPPED, SWAPPED);
    }
    return Costing.note(account, NameMatch.RemarkKind.ORDER, inversions == 1 ? 0.12f : 0.3f);
  }

  private static boolean crossed(Role left, Role right) {
    return (given(left) && family(right)) || (family(left) && given(right));
  }

  private static boolean given(Role role) {
    return role == Role.GIVEN || role == Role.MIDDLE;
  }

  private static boolean family(Role role) {
    return role == Role.FAMILY || role == Role.MATERNAL;
  }
}
