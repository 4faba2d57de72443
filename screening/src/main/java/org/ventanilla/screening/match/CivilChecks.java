package org.ventanilla.screening.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ventanilla.screening.civil.Agreement;
import org.ventanilla.screening.civil.Curp;
import org.ventanilla.screening.civil.KeyProblem;
import org.ventanilla.screening.civil.Rfc;
import org.ventanilla.screening.civil.State;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Person;

/// What CURP and RFC say beyond being equal: the state of birth against the entry's birth places,
/// the initials in the entry's numbers against the person's name, and whether the person's own
/// numbers agree with what the person states. What speaks for the entry never makes a hit of what
/// is none; it moves the score of one.
///
/// @param findings what was found, those that move nothing included
/// @param logOdds what all of them add
record CivilChecks(List<Finding> findings, double logOdds) {
  static final CivilChecks NONE = new CivilChecks(List.of(), 0);

  private static final double SAME_STATE = 0.6;
  private static final double OTHER_STATE = -0.4;
  private static final double INITIALS_FIT = 0.5;
  private static final double INITIALS_DIFFER = -1.2;

  /// One of them; the texts are those of a [Piece].
  record Finding(PieceKind kind, String outcome, String person, String entry, double logOdds) {}

  static CivilChecks of(Person person, ListedEntity entity) {
    boolean listed =
        person.hasParts()
            && entity.identifiers().stream()
                .anyMatch(i -> i.type() == IdentifierType.CURP || i.type() == IdentifierType.RFC);
    if (person.curp().isEmpty() && person.rfc().isEmpty() && !listed) {
      return NONE;
    }
    List<Finding> findings = new ArrayList<>();
    curp(person.curp()).ifPresent(curp -> state(curp, entity, findings));
    if (listed) {
      initials(person, entity, findings);
    }
    own(person, findings);
    double logOdds = findings.stream().mapToDouble(Finding::logOdds).sum();
    return new CivilChecks(List.copyOf(findings), logOdds);
  }

  /// These and one more.
  CivilChecks and(Finding finding) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(finding);
    return new CivilChecks(List.copyOf(all), logOdds + finding.logOdds());
  }

  private static Optional<Curp> curp(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : switch (Curp.parse(text)) {
          case Curp.Valid(Curp curp) -> Optional.of(curp);
          case Curp.Doubtful doubtful -> Optional.of(doubtful.curp());
          case Curp.Malformed malformed -> Optional.empty();
        };
  }

  private static Optional<Rfc> rfc(String text) {
    return text.isEmpty()
        ? Optional.empty()
        : switch (Rfc.parse(text)) {
          case Rfc.Valid(Rfc rfc) -> Optional.of(rfc);
          case Rfc.Doubtful doubtful -> Optional.of(doubtful.rfc());
          case Rfc.Malformed malformed -> Optional.empty();
        };
  }

  /// A birth place that names the state agrees; one that names another state of Mexico differs.
  private static void state(Curp curp, ListedEntity entity, List<Finding> findings) {
    boolean other = false;
    for (String place : entity.birthPlaces()) {
      String folded = folded(place);
      if (folded.contains(folded(curp.state().title()))) {
        findings.add(
            new Finding(PieceKind.BIRTH_PLACE, "agrees", curp.state().title(), place, SAME_STATE));
        return;
      }
      for (State state : State.values()) {
        other |= state != curp.state() && folded.contains(folded(state.title()));
      }
    }
    if (other) {
      String places = String.join("; ", entity.birthPlaces());
      findings.add(
          new Finding(PieceKind.BIRTH_PLACE, "differs", curp.state().title(), places, OTHER_STATE));
    }
  }

  private static void initials(Person person, ListedEntity entity, List<Finding> findings) {
    for (ListedEntity.Identifier identifier : entity.identifiers()) {
      Agreement agreement =
          switch (identifier.type()) {
            case CURP ->
                curp(identifier.value())
                    .map(curp ->
                        curp.agreesWithName(person.given(), person.paternal(), person.maternal()))
                    .orElse(Agreement.UNKNOWN);
            case RFC ->
                rfc(identifier.value())
                    .filter(rfc -> rfc.holder() == Rfc.Holder.PERSON)
                    .map(rfc ->
                        rfc.agreesWithName(person.given(), person.paternal(), person.maternal()))
                    .orElse(Agreement.UNKNOWN);
            default -> Agreement.UNKNOWN;
          };
      switch (agreement) {
        case AGREES -> findings.add(initials(person, identifier, "agrees", INITIALS_FIT));
        case DIFFERS -> findings.add(initials(person, identifier, "differs", INITIALS_DIFFER));
        case NEARLY, UNKNOWN -> {
          continue;
        }
      }
      return;
    }
  }

  private static Finding initials(
      Person person, ListedEntity.Identifier identifier, String outcome, double logOdds) {
    return new Finding(PieceKind.INITIALS, outcome, person.name(), identifier.value(), logOdds);
  }

  /// What the person states against what their own numbers encode: it moves nothing, for it says
  /// nothing of the entry, but whoever reads the hit should know.
  private static void own(Person person, List<Finding> findings) {
    if (!person.curp().isEmpty()) {
      switch (Curp.parse(person.curp())) {
        case Curp.Valid(Curp curp) -> own(person, curp, findings);
        case Curp.Doubtful(Curp curp, Set<KeyProblem> problems) -> {
          own(person, curp, findings);
          if (problems.contains(KeyProblem.CHECK_DIGIT)) {
            findings.add(note("check-digit", person.curp()));
          }
        }
        case Curp.Malformed malformed -> findings.add(note("malformed", person.curp()));
      }
    }
    rfc(person.rfc())
        .filter(rfc ->
            person.birthDate().map(rfc::agreesWithBirthDate).orElse(Agreement.UNKNOWN)
                == Agreement.DIFFERS)
        .ifPresent(rfc -> findings.add(note("birth-date", rfc.value())));
  }

  private static void own(Person person, Curp curp, List<Finding> findings) {
    if (person.birthDate().map(curp::agreesWithBirthDate).orElse(Agreement.UNKNOWN)
        == Agreement.DIFFERS) {
      findings.add(note("birth-date", curp.value()));
    }
    if (curp.agreesWithSex(person.sex()) == Agreement.DIFFERS) {
      findings.add(note("sex", curp.value()));
    }
  }

  private static Finding note(String outcome, String number) {
    return new Finding(PieceKind.OWN_CONTRADICTION, outcome, number, "", 0);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }
}
