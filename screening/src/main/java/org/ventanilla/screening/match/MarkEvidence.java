package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

/// What the numbers of a person and an entry say of each other.
///
/// @param shared numbers both bear; the first ten characters of a CURP or RFC only where the whole
///   number is not among them
/// @param contradicting numbers of which one bearer has one, and which differ
/// @param logOdds what all of them add
/// @param identified whether one of the shared numbers identifies its bearer
record MarkEvidence(
    List<Mark> shared, List<Contradiction> contradicting, double logOdds, boolean identified) {
  private static final int STEM = 10;
  static final MarkEvidence NONE = new MarkEvidence(List.of(), List.of(), 0, false);

  /// Two numbers of one kind that differ.
  record Contradiction(MarkKind kind, String person, String entry, double logOdds) {}

  /// @param mine marks of the person that some entry bears
  static MarkEvidence of(Person person, Mark[] mine, ListedEntity entity) {
    boolean numbered = !person.curp().isEmpty() || !person.rfc().isEmpty();
    if (mine.length == 0 && !(numbered && hasCivilNumber(entity))) {
      return NONE;
    }
    List<Mark> theirs = Mark.of(entity);
    List<Mark> shared = new ArrayList<>();
    for (Mark mark : mine) {
      if (theirs.stream().anyMatch(other -> same(mark, other)) && !shared.contains(mark)) {
        shared.add(mark);
      }
    }
    boolean civil =
        shared.stream().anyMatch(m -> m.kind() == MarkKind.CURP || m.kind() == MarkKind.RFC);
    if (civil) {
      shared.removeIf(mark -> mark.kind() == MarkKind.CIVIL_STEM);
    }
    List<Contradiction> contradicting = new ArrayList<>();
    contradiction(MarkKind.CURP, person.curp(), theirs, shared).ifPresent(contradicting::add);
    contradiction(MarkKind.RFC, person.rfc(), theirs, shared).ifPresent(contradicting::add);
    double logOdds =
        shared.stream().mapToDouble(mark -> mark.kind().weight()).sum()
            + contradicting.stream().mapToDouble(Contradiction::logOdds).sum();
    boolean identified = shared.stream().anyMatch(mark -> mark.kind().identifies());
    return new MarkEvidence(List.copyOf(shared), List.copyOf(contradicting), logOdds, identified);
  }

  private static boolean hasCivilNumber(ListedEntity entity) {
    return entity.identifiers().stream()
        .anyMatch(i -> i.type() == IdentifierType.CURP || i.type() == IdentifierType.RFC);
  }

  private static boolean same(Mark mine, Mark theirs) {
    return mine.value().equals(theirs.value())
        && (mine.kind() == theirs.kind()
            || (mine.kind().identifies() && theirs.kind().identifies()));
  }

  private static Optional<Contradiction> contradiction(
      MarkKind kind, String stated, List<Mark> theirs, List<Mark> shared) {
    List<String> own =
        Mark.of(numbered(kind, stated), List.of()).stream()
            .filter(mark -> mark.kind() == kind)
            .map(Mark::value)
            .toList();
    List<String> others =
        theirs.stream().filter(mark -> mark.kind() == kind).map(Mark::value).toList();
    if (own.isEmpty()
        || others.isEmpty()
        || others.contains(own.getFirst())
        || !CivilEvidence.sound(kind, stated)) {
      return Optional.empty();
    }
    String mine = own.getFirst();
    boolean near = others.stream().anyMatch(other -> other.regionMatches(0, mine, 0, STEM));
    if (near || shared.stream().anyMatch(mark -> mark.kind() == MarkKind.CURP)) {
      // The same initials and birth date: a slip at the end rather than another number.
      return Optional.empty();
    }
    double weight = kind == MarkKind.CURP ? ScoreModel.OTHER_CURP : ScoreModel.OTHER_RFC;
    return Optional.of(new Contradiction(kind, mine, others.getFirst(), weight));
  }

  private static Person numbered(MarkKind kind, String number) {
    String curp = kind == MarkKind.CURP ? number : "";
    String rfc = kind == MarkKind.RFC ? number : "";
    return new Person("-", "-", "", "", "", null, Sex.UNKNOWN, "", curp, rfc, "");
  }
}
