package org.ventanilla.window.agreement;

import java.util.Set;

/// Which holder is asked. An empty set does not restrict, except `kinds` and `categories`, which
/// always name what the holder is asked for.
record Route(
    String holder,
    Set<String> kinds,
    Set<String> categories,
    Set<String> subjectTypes,
    Set<String> territories,
    Set<String> from) {
  Route {
    kinds = Set.copyOf(kinds);
    categories = Set.copyOf(categories);
    subjectTypes = Set.copyOf(subjectTypes);
    territories = Set.copyOf(territories);
    from = Set.copyOf(from);
  }

  /// Whether a question is for this holder, its categories aside. An unknown territory is asked for
  /// everywhere; a wide one (`MX`) reaches the holders of its parts (`MX-BCN`) and the other way.
  boolean takes(Question question, Agency requester, Agency holderAgency) {
    return kinds.contains(question.kind())
        && !holderAgency.party().equals(requester.party())
        && (from.isEmpty() || from.contains(requester.party()))
        && (subjectTypes.isEmpty() || subjectTypes.contains(question.subjectType()))
        && (territories.isEmpty()
            || question.territory().isEmpty()
            || territories.stream().anyMatch(territory -> touch(territory, question.territory())));
  }

  private static boolean touch(String one, String other) {
    return one.equals(other) || one.startsWith(other + "-") || other.startsWith(one + "-");
  }
}
