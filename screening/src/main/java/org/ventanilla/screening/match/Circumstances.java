package org.ventanilla.screening.match;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.screening.link.Whereabouts;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;
import org.ventanilla.screening.person.Person;

/// What a person's circumstances say of an entry beside names, dates and numbers: addresses in
/// other places, or nothing that speaks for it although the person states much. Either only takes
/// down the score of a name that many bear; an address the entry shares, a birth date that agrees
/// or a shared number makes them silent.
final class Circumstances {
  /// How many kinds of statement a person makes who can be told from others of the same name.
  private static final int MUCH = 2;

  /// What is seldom two people's.
  private enum Telling {
    BIRTH_DATE,
    ADDRESS,
    PHONE,
    EMAIL,
    DOCUMENT
  }

  /// Of whom nothing is stated.
  static final Circumstances NONE = new Circumstances(Whereabouts.of(List.of()), false);

  private final Whereabouts whereabouts;
  private final boolean much;

  private Circumstances(Whereabouts whereabouts, boolean much) {
    this.whereabouts = whereabouts;
    this.much = much;
  }

  static Circumstances of(Person person, List<Fact> facts) {
    if (facts.isEmpty() && person.passport().isEmpty()) {
      return NONE;
    }
    Whereabouts whereabouts =
        Whereabouts.of(
            facts.stream()
                .filter(fact -> fact.kind() == FactKind.ADDRESS)
                .map(fact -> new ListedEntity.Address(fact.value(), "", fact.country(), ""))
                .toList());
    return new Circumstances(whereabouts, stated(person, facts, whereabouts).size() >= MUCH);
  }

  private static Set<Telling> stated(Person person, List<Fact> facts, Whereabouts whereabouts) {
    Set<Telling> stated = EnumSet.noneOf(Telling.class);
    if (person.born() != null || !person.curp().isEmpty() || !person.rfc().isEmpty()) {
      stated.add(Telling.BIRTH_DATE);
    }
    if (!person.passport().isEmpty()) {
      stated.add(Telling.DOCUMENT);
    }
    if (!whereabouts.unknown()) {
      stated.add(Telling.ADDRESS);
    }
    for (Fact fact : facts) {
      switch (fact.kind()) {
        case PHONE -> stated.add(Telling.PHONE);
        case EMAIL -> stated.add(Telling.EMAIL);
        case DOCUMENT -> stated.add(Telling.DOCUMENT);
        case NAME, ADDRESS, EMPLOYER, RELATIVE, VEHICLE -> {
          // A name is what is asked about; whole addresses are counted above; the rest many share.
        }
      }
    }
    return stated;
  }

  /// What they say of an entry.
  ///
  /// @param date the outcome of the birth dates
  /// @param told what the words that met tell together
  Optional<CivilChecks.Finding> against(
      ListedEntity entity, DateOutcome date, MarkEvidence marks, double told) {
    if ((!much && whereabouts.unknown()) || !marks.shared().isEmpty()) {
      return Optional.empty();
    }
    Whereabouts theirs = Whereabouts.of(entity.addresses());
    if (whereabouts.elsewhere(theirs)) {
      double logOdds = ScoreModel.elsewhere(told);
      return Optional.of(new CivilChecks.Finding(PieceKind.ADDRESS, "elsewhere", "", "", logOdds));
    }
    double logOdds = ScoreModel.uncorroborated(told);
    return much && logOdds < 0 && date == DateOutcome.UNKNOWN && !whereabouts.shares(theirs)
        ? Optional.of(new CivilChecks.Finding(PieceKind.CORROBORATION, "none", "", "", logOdds))
        : Optional.empty();
  }
}
