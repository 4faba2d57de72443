package org.ventanilla.screening.name;

import org.jspecify.annotations.Nullable;

/// What words left over, legal forms and order cost in names of organisations and vessels.
///
/// A word that only one name has makes another organisation of it, also a generic one or a place:
/// that is how sisters are told apart. Words such as *group* and whatever stands in brackets may be
/// missing. A number that differs makes a sister of a series, another vessel.
final class BusinessCosting {
  private static final float ACRONYM = 0.9f;
  private static final float OTHER_NUMBER = 2.1f;
  private static final float OTHER_FORM = 2.6f;
  private static final float SAME_FAMILY_OF_FORMS = 0.15f;
  private static final float FORM_MISSING = 0.1f;
  private static final float ONLY_GENERIC = 0.8f;
  private static final float ONLY_GENERIC_BUT_ALL = 0.2f;
  private static final float OTHER_ORDER = 0.3f;
  private static final int MIN_ACRONYM = 3;

  float cost(ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    boolean acronym = sides.met == 0 && acronym(a, b);
    float cost = forms(a, b, account);
    if (acronym) {
      if (account != null) {
        account.acronym(a, b, ACRONYM);
      }
      return cost + ACRONYM;
    }
    cost += leftovers(a, b, sides, account);
    if (sides.met == 0) {
      cost += Costing.note(account, NameMatch.RemarkKind.LITTLE_EVIDENCE, Costing.CONFLICT);
    } else if (!sides.informative && !a.text().equals(b.text())) {
      boolean whole = allMet(sides.metLeft, a) && allMet(sides.metRight, b);
      cost +=
          Costing.note(
              account,
              NameMatch.RemarkKind.LITTLE_EVIDENCE,
              whole ? ONLY_GENERIC_BUT_ALL : ONLY_GENERIC);
    }
    return cost
        + (sides.inversions() == 0
            ? 0
            : Costing.note(account, NameMatch.RemarkKind.ORDER, OTHER_ORDER));
  }

  private static float leftovers(
      ParsedName a, ParsedName b, Costing.Sides sides, @Nullable Account account) {
    boolean vessel = a.type() == NameType.VESSEL || b.type() == NameType.VESSEL;
    float left = missing(a, sides.metLeft, vessel);
    float right = missing(b, sides.metRight, vessel);
    float cost = left + right;
    if (left > 0 && right > 0) {
      boolean numbers = !vessel && onlyNumbers(a, sides.metLeft) && onlyNumbers(b, sides.metRight);
      cost = numbers ? OTHER_NUMBER : Math.max(Costing.CONFLICT, Math.max(left, right));
    }
    if (account != null && cost > 0) {
      boolean conflict = left > 0 && right > 0;
      account.leftovers(a, sides.metLeft, true, conflict ? ParsedName.MAX_TOKENS : 0, cost);
      account.leftovers(b, sides.metRight, false, conflict ? ParsedName.MAX_TOKENS : 0, cost);
    }
    return cost;
  }

  private static boolean allMet(boolean[] met, ParsedName name) {
    for (int i = 0; i < name.counted; i++) {
      if (!met[i]) {
        return false;
      }
    }
    return true;
  }

  private static float missing(ParsedName name, boolean[] met, boolean vessel) {
    float cost = 0;
    for (int i = 0; i < name.counted; i++) {
      cost += met[i] ? 0 : missing(name.core[i], vessel);
    }
    return cost;
  }

  private static boolean onlyNumbers(ParsedName name, boolean[] met) {
    for (int i = 0; i < name.counted; i++) {
      if (!met[i] && name.core[i].role() != Role.NUMBER) {
        return false;
      }
    }
    return true;
  }

  private static float missing(NameToken token, boolean vessel) {
    float cost =
        switch (token.role()) {
          case GENERIC -> token.word().has(Word.GROUP) ? 0.8f : 2.5f;
          // The first of a series is often the one without a number.
          case NUMBER -> vessel || token.word().number != 1 ? 2.5f : 1.4f;
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
      return Costing.note(account, NameMatch.RemarkKind.DETAILS, FORM_MISSING);
    }
    int any = LegalFamily.ANY.bit();
    int both = a.formClass & b.formClass;
    boolean same = both != 0 || ((a.formClass | b.formClass) & any) != 0;
    return Costing.note(
        account, NameMatch.RemarkKind.LEGAL_FORM, same ? SAME_FAMILY_OF_FORMS : OTHER_FORM);
  }

  /// Whether one organisation's name is the initials of the other's.
  static boolean acronym(ParsedName a, ParsedName b) {
    return a.type() == NameType.ORGANISATION
        && b.type() == NameType.ORGANISATION
        && (shortens(a, b) || shortens(b, a));
  }

  private static boolean shortens(ParsedName acronym, ParsedName full) {
    if (acronym.counted != 1 || full.counted < MIN_ACRONYM) {
      return false;
    }
    String text = acronym.core[0].word().text;
    if (text.length() != full.counted) {
      return false;
    }
    for (int i = 0; i < full.counted; i++) {
      if (full.core[i].word().text.charAt(0) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
