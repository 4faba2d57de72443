package org.ventanilla.screening.index;

import org.ventanilla.screening.name.NameToken;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Role;

/// A name's units as bits: what each stands for, and what may not be left over.
final class Units {
  private static final int SHORTEST_ACRONYM = 3;

  private Units() {}

  /// The tokens a unit stands for, a bit each.
  static int cover(ParsedName name, int unit) {
    return ((1 << name.unitCovers(unit)) - 1) << name.unitFirst(unit);
  }

  /// Whether a cover is of one token.
  static boolean single(int cover) {
    return (cover & (cover - 1)) == 0;
  }

  /// The tokens that contradict when they are left over in both names: neither initials nor
  /// numbers.
  static int required(ParsedName name) {
    int required = 0;
    for (int i = 0; i < name.size(); i++) {
      NameToken token = name.counted(i);
      if (!token.isInitial() && !token.word().isNumber() && token.role() != Role.NUMBER) {
        required |= 1 << i;
      }
    }
    return required;
  }

  /// The first letters of an organisation's tokens; empty for others, and for a token or two.
  static String initials(ParsedName name) {
    if (name.type() != NameType.ORGANISATION || name.size() < SHORTEST_ACRONYM) {
      return "";
    }
    StringBuilder initials = new StringBuilder(name.size());
    for (int i = 0; i < name.size(); i++) {
      initials.append(name.unitWord(i).text().charAt(0));
    }
    return initials.toString();
  }
}
