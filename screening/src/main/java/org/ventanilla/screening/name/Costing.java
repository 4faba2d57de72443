package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds up what speaks against two aligned names being one's. One thread's.
final class Costing {
  static final float CONFLICT = 3f;
  private static final float CONFLICTING_INITIAL = 2.6f;
  private static final float SPARE_INITIAL = 0.15f;
  private static final float[] SPARE = {0.6f, 0.8f, 1.3f};
  private static final float OTHER_FORM = 2.6f;
  private static final float SAME_FAMILY_OF_FORMS = 0.15f;
  private static final float FORM_MISSING = 0.1f;

  private final TokenWeights weights;
  private final boolean[] metLeft = new boolean[ParsedName.MAX_TOKENS];
  private final boolean[] metRight = new boolean[ParsedName.MAX_TOKENS];
  private final int[] order = new int[ParsedName.MAX_TOKENS];
  private final float[] spare = new float[ParsedName.MAX_TOKENS];

  Costing(TokenWeights weights) {
    this.weights = weights;
  }

  /// The cost of an alignment.
  ///
  /// @param account where to write down what costs what, if anybody asks
  float cost(ParsedName a, ParsedName b, Alignment alignment, @Nullable Account account) {
    boolean person = person(a, b);
    float cost = 0;
    int met = 0;
    int informative = 0;
    int pairs = 0;
    java.util.Arrays.fill(metLeft, 0, a.counted, false);
    java.util.Arrays.fill(metRight, 0, b.counted, false);
    for (int i = 0; i < a.counted; i++) {
      int u = alignment.leftUnit[i];
      if (u < 0) {
        continue;
      }
      int v = alignment.rightUnit[i];
      ParsedName.Unit left = a.units[u];
      ParsedName.Unit right = b.units[v];
      int packed = alignment.packed(u, v);
      float pair = WordComparer.cost(packed);
      Relation relation = WordComparer.relation(packed);
      mark(metLeft, left);
      mark(metRight, right);
      order[pairs++] = right.first();
      if (relation != Relation.INITIAL) {
        met++;
        informative += tells(a.core[left.first()], person) ? 1 : 0;
      }
      cost += pair;
      if (account != null) {
        account.met(left, right, relation, pair, weights.weight(left.word()));
      }
    }
    cost +=
        person
            ? people(a, b, met, pairs, alignment, account)
            : organisations(a, b, met, informative, pairs, account);
    return cost;
  }

  static boolean person(ParsedName a, ParsedName b) {
    return a.type() == NameType.PERSON
        || b.type() == NameType.PERSON
        || (a.type() == NameType.UNKNOWN && b.type() == NameType.UNKNOWN);
  }

  private static boolean tells(NameToken token, boolean person) {
    return person || token.role() == Role.WORD;
  }

  private static void mark(boolean[] met, ParsedName.Unit unit) {
    for (int i = 0; i < unit.count(); i++) {
      met[unit.first() + i] = true;
    }
  }

  private float people(
      ParsedName a,
      ParsedName b,
      int met,
      int pairs,
      Alignment alignment,
      @Nullable Account account) {
    float cost = spares(a, b, account);
    if (met == 0) {
      cost += note(account, NameMatch.RemarkKind.LITTLE_EVIDENCE, 3f);
    } else if (met == 1 && a.counted + b.counted > 2) {
      boolean initials = pairs > 1;
      cost +=
          note(
              account,
              NameMatch.RemarkKind.LITTLE_EVIDENCE,
              initials ? 0.3f : Math.min(a.counted, b.counted) == 1 ? 1.6f : 0f);
    }
    return cost + sequence(a, b, pairs, alignment, account);
  }

  /// Tokens nobody met: what both have is a contradiction, what one has costs by its kind.
  private float spares(ParsedName a, ParsedName b, @Nullable Account account) {
    int namesA = count(a, metLeft, false);
    int namesB = count(b, metRight, false);
    int initialsA = count(a, metLeft, true);
    int initialsB = count(b, metRight, true);
    int conflicts = Math.min(namesA, namesB);
    int weak =
        Math.min(namesA - conflicts, initialsB)
            + Math.min(namesB - conflicts, initialsA)
            + (conflicts == namesA && conflicts == namesB ? Math.min(initialsA, initialsB) : 0);
    float cost = conflicts * CONFLICT + weak * CONFLICTING_INITIAL;
    boolean longer = namesA >= namesB;
    int extra = Math.max(0, Math.abs(namesA - namesB) - weak);
    int spares = 0;
    ParsedName name = longer ? a : b;
    boolean[] met = longer ? metLeft : metRight;
    for (int i = 0; i < name.counted; i++) {
      if (!met[i] && !name.core[i].isInitial()) {
        spare[spares++] = kind(name, i, met);
      }
    }
    java.util.Arrays.sort(spare, 0, spares);
    for (int i = 0; i < extra; i++) {
      cost += spare[i] * SPARE[Math.min(i, SPARE.length - 1)];
    }
    cost += SPARE_INITIAL * Math.max(0, initialsA + initialsB - weak);
    if (account != null) {
      account.leftovers(a, metLeft, true, conflicts + weak);
      account.leftovers(b, metRight, false, conflicts + weak);
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

  private static float kind(ParsedName name, int at, boolean[] met) {
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
          case GIVEN -> 1.3f;
          case FAMILY -> 1.2f;
          default -> 1f;
        };
    return token.optional() ? kind / 2 : kind;
  }

  private float sequence(
      ParsedName a, ParsedName b, int pairs, Alignment alignment, @Nullable Account account) {
    int inversions = 0;
    for (int i = 1; i < pairs; i++) {
      inversions += order[i] < order[i - 1] ? 1 : 0;
    }
    if (inversions == 0) {
      return 0;
    }
    int ambiguous = 0;
    int stated = 0;
    for (int i = 0; i < a.counted; i++) {
      if (alignment.leftUnit[i] >= 0) {
        NameToken left = a.core[i];
        NameToken right = b.core[b.units[alignment.rightUnit[i]].first()];
        boolean crossed =
            (given(left.role()) && family(right.role()))
                || (family(left.role()) && given(right.role()));
        ambiguous += crossed && left.word().has(Word.KNOWN_GIVEN) ? 1 : 0;
        stated += crossed && left.stated() && right.stated() ? 1 : 0;
      }
    }
    if ((ambiguous >= 2 && pairs == 2) || stated >= 2) {
      return note(account, NameMatch.RemarkKind.ROLES_SWAPPED, 2.5f);
    }
    return note(account, NameMatch.RemarkKind.ORDER, inversions == 1 ? 0.12f : 0.3f);
  }

  private static boolean given(Role role) {
    return role == Role.GIVEN || role == Role.MIDDLE;
  }

  private static boolean family(Role role) {
    return role == Role.FAMILY || role == Role.MATERNAL;
  }

  private float organisations(
      ParsedName a, ParsedName b, int met, int informative, int pairs, @Nullable Account account) {
    boolean vessel = a.type() == NameType.VESSEL || b.type() == NameType.VESSEL;
    boolean acronym = met == 0 && acronym(a, b);
    float cost = acronym ? 0.9f : businessSpares(a, b, vessel, account);
    if (acronym && account != null) {
      account.acronym(a, b, 0.9f);
    }
    cost += forms(a, b, account);
    if (met == 0 && !acronym) {
      cost += note(account, NameMatch.RemarkKind.LITTLE_EVIDENCE, CONFLICT);
    }
    if (met > 0 && informative == 0 && !a.text().equals(b.text())) {
      cost += note(account, NameMatch.RemarkKind.LITTLE_EVIDENCE, 0.8f);
    }
    int inversions = 0;
    for (int i = 1; i < pairs; i++) {
      inversions += order[i] < order[i - 1] ? 1 : 0;
    }
    return cost + (inversions == 0 ? 0 : note(account, NameMatch.RemarkKind.ORDER, 0.3f));
  }

  private float businessSpares(
      ParsedName a, ParsedName b, boolean vessel, @Nullable Account account) {
    float left = 0;
    float right = 0;
    int countA = 0;
    int countB = 0;
    boolean numbersA = true;
    boolean numbersB = true;
    for (int i = 0; i < a.counted; i++) {
      if (!metLeft[i]) {
        left += missing(a.core[i], vessel);
        numbersA &= a.core[i].role() == Role.NUMBER;
        countA++;
      }
    }
    for (int i = 0; i < b.counted; i++) {
      if (!metRight[i]) {
        right += missing(b.core[i], vessel);
        numbersB &= b.core[i].role() == Role.NUMBER;
        countB++;
      }
    }
    if (account != null) {
      account.leftovers(a, metLeft, true, Math.min(countA, countB));
      account.leftovers(b, metRight, false, Math.min(countA, countB));
    }
    if (countA > 0 && countB > 0) {
      float conflict = numbersA && numbersB && !vessel ? 2.1f : CONFLICT;
      return Math.max(conflict, Math.max(left, right));
    }
    return left + right;
  }

  private static float missing(NameToken token, boolean vessel) {
    float cost =
        switch (token.role()) {
          case GENERIC -> token.word().has(Word.COMMON) ? 0.8f : 2.5f;
          case NUMBER -> vessel ? 2.3f : 1.6f;
          case PLACE -> 2.6f;
          default -> 2.7f;
        };
    return token.optional() ? 0.8f : cost;
  }

  private static float forms(ParsedName a, ParsedName b, @Nullable Account account) {
    if (a.form.equals(b.form)) {
      return 0;
    }
    if (a.form.isEmpty() || b.form.isEmpty()) {
      return note(account, NameMatch.RemarkKind.DETAILS, FORM_MISSING);
    }
    int any = LegalFamily.ANY.bit();
    boolean same =
        (a.formClass & b.formClass) != 0 || (a.formClass & any) != 0 || (b.formClass & any) != 0;
    return note(account, NameMatch.RemarkKind.LEGAL_FORM, same ? SAME_FAMILY_OF_FORMS : OTHER_FORM);
  }

  /// Whether one name is the initials of the other.
  boolean acronym(ParsedName a, ParsedName b) {
    return !person(a, b) && (shortens(a, b) || shortens(b, a));
  }

  private static boolean shortens(ParsedName acronym, ParsedName full) {
    if (acronym.counted != 1 || full.counted < 3) {
      return false;
    }
    String text = acronym.core[0].word().text;
    if (text.length() < 3 || text.length() != full.counted) {
      return false;
    }
    for (int i = 0; i < full.counted; i++) {
      if (full.core[i].word().text.charAt(0) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static float note(@Nullable Account account, NameMatch.RemarkKind kind, float cost) {
    if (account != null && cost > 0) {
      account.remarks.add(new NameMatch.Remark(kind, cost));
    }
    return cost;
  }

  /// Writes down what costs what, for a person to read.
  static final class Account {
    private final ParsedName left;
    private final ParsedName right;
    private final boolean swapped;
    private final List<NameMatch.Pairing> pairings = new ArrayList<>();
    private final List<NameMatch.Leftover> leftovers = new ArrayList<>();
    private final List<NameMatch.Remark> remarks = new ArrayList<>();

    Account(ParsedName left, ParsedName right, boolean swapped) {
      this.left = left;
      this.right = right;
      this.swapped = swapped;
    }

    void met(ParsedName.Unit a, ParsedName.Unit b, Relation relation, float cost, float weight) {
      Relation how =
          a.count() != b.count() && relation == Relation.EXACT ? Relation.JOINED : relation;
      pair(NameScorer.tokens(left, a), NameScorer.tokens(right, b), how, cost, weight);
    }

    private void pair(
        List<NameToken> a, List<NameToken> b, Relation relation, float cost, float weight) {
      pairings.add(
          new NameMatch.Pairing(
              swapped ? b : a,
              swapped ? a : b,
              relation,
              Math.max(0, 1 - cost / Likeness.UNRELATED),
              weight,
              cost));
    }

    void acronym(ParsedName a, ParsedName b, float cost) {
      pair(List.of(a.core), List.of(b.core), Relation.ACRONYM, cost, 1f);
    }

    void leftovers(ParsedName name, boolean[] met, boolean first, int conflicts) {
      int left = conflicts;
      for (int i = 0; i < name.counted; i++) {
        if (!met[i]) {
          boolean conflict = left-- > 0;
          leftovers.add(
              new NameMatch.Leftover(
                  name.core[i], first != swapped, conflict, conflict ? CONFLICT : SPARE[0]));
        }
      }
    }

    NameMatch match(double score, float cost) {
      return new NameMatch(score, cost, pairings, leftovers, remarks);
    }
  }
}
