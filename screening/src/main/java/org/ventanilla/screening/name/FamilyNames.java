package org.ventanilla.screening.name;

import java.util.ArrayList;
import java.util.List;

/// Which tokens of an undivided name are given and which family names.
///
/// Capitals decide if they can. Else: Chinese, Korean and Vietnamese names begin with a known
/// family name of one syllable; a Slavic patronymic divides given from family name; three and four
/// tokens that end in two known family names are Hispanic; otherwise the last token is the family
/// name. What a table contradicts stays open.
final class FamilyNames {
  private FamilyNames() {}

  static NameToken with(NameToken token, Role role) {
    return new NameToken(token.word(), token.written(), role, token.stated(), token.optional());
  }

  static List<NameToken> assign(List<NameToken> tokens, int shouted) {
    List<NameToken> out = new ArrayList<>(tokens);
    List<Integer> core = new ArrayList<>();
    for (int i = 0; i < out.size(); i++) {
      if (out.get(i).role() == Role.WORD && !out.get(i).isInitial()) {
        core.add(i);
      }
    }
    int n = core.size();
    if (n < 2) {
      return out;
    }
    int patronymic = patronymic(out, core);
    int family = shouted >= 0 && core.contains(shouted) ? core.indexOf(shouted) : n - 1;
    boolean maternal = false;
    if (shouted < 0 && eastern(out, core)) {
      family = 0;
    } else if (shouted < 0 && patronymic > 0) {
      // Ivanov Ivan Petrovich, or Ivan Petrovich Ivanov.
      family = patronymic == n - 1 && n == 3 ? 0 : n - 1;
    } else if (shouted < 0 && n >= 3 && hispanic(out, core)) {
      family = n - 2;
      maternal = true;
    } else if (shouted < 0
        && knownOnly(out.get(core.get(0)), Word.KNOWN_FAMILY, Word.KNOWN_GIVEN)
        && knownOnly(out.get(core.get(n - 1)), Word.KNOWN_GIVEN, Word.KNOWN_FAMILY)) {
      family = 0;
    }
    boolean given = false;
    for (int k = 0; k < n; k++) {
      Role role;
      if (k == family) {
        role = Role.FAMILY;
      } else if (maternal && k == n - 1) {
        role = Role.MATERNAL;
      } else if (k == patronymic) {
        role = Role.PATRONYMIC;
      } else {
        role = given ? Role.MIDDLE : Role.GIVEN;
        given = true;
      }
      out.set(core.get(k), with(out.get(core.get(k)), role));
    }
    return out;
  }

  /// Whether a family name, standing alone, is of a kind that is written first.
  static boolean eastern(List<NameToken> family) {
    return family.size() == 1 && family.get(0).word().has(Word.EASTERN);
  }

  /// Of two family names the second is the mother's where it is known as a family name.
  static void maternal(List<NameToken> family) {
    int families = 0;
    for (int i = 0; i < family.size(); i++) {
      NameToken token = family.get(i);
      if (token.role() == Role.FAMILY && ++families == 2 && token.word().has(Word.KNOWN_FAMILY)) {
        family.set(i, with(token, Role.MATERNAL));
      }
    }
  }

  private static boolean knownOnly(NameToken token, int flag, int without) {
    return token.word().has(flag) && !token.word().has(without);
  }

  private static int patronymic(List<NameToken> tokens, List<Integer> core) {
    for (int k = 1; k < core.size(); k++) {
      String text = tokens.get(core.get(k)).word().text();
      if (text.length() > 5
          && core.size() >= 3
          && (text.endsWith("vich")
              || text.endsWith("ovna")
              || text.endsWith("evna")
              || text.endsWith("vych")
              || text.endsWith("ivna")
              || text.endsWith("yevna")
              || text.endsWith("ichna")
              || text.endsWith("oglu")
              || text.endsWith("ogly")
              || text.endsWith("kyzy")
              || text.endsWith("uly")
              || (text.endsWith("ovic") && k < core.size() - 1))) {
        return k;
      }
    }
    return -1;
  }

  private static boolean eastern(List<NameToken> tokens, List<Integer> core) {
    Word first = tokens.get(core.get(0)).word();
    Word last = tokens.get(core.get(core.size() - 1)).word();
    return first.has(Word.EASTERN)
        && !(last.has(Word.EASTERN)
            && core.size() == 2
            && !first.chinese().isEmpty()
            && last.chinese().isEmpty())
        && core.size() <= 4
        && !last.has(Word.COMMON);
  }

  private static boolean hispanic(List<NameToken> tokens, List<Integer> core) {
    int n = core.size();
    Word paternal = tokens.get(core.get(n - 2)).word();
    Word maternal = tokens.get(core.get(n - 1)).word();
    Word given = tokens.get(core.get(0)).word();
    boolean second = maternal.has(Word.KNOWN_FAMILY);
    boolean first = paternal.has(Word.KNOWN_FAMILY) && (!paternal.has(Word.KNOWN_GIVEN) || n > 3);
    return first && (second || given.has(Word.HISPANIC)) && !given.has(Word.EASTERN);
  }
}
