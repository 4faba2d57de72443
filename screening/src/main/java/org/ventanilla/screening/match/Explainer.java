package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

/// Puts the explanation of one hit together: the pieces in the order the score adds them up, and
/// what would have changed the verdict.
final class Explainer {
  private static final int MOST_CHANGES = 6;

  private final Person person;
  private final String asked;
  private final ListedEntity entity;
  private final ListedEntity.Name listed;
  private final NameMatch match;
  private final int code;
  private final MarkEvidence marks;
  private final CivilChecks checks;
  private final double fine;
  private final double chance;
  private final double threshold;

  Explainer(Person person, Candidate candidate, double threshold) {
    this.person = person;
    this.asked = candidate.asked();
    this.entity = candidate.listed();
    this.listed = candidate.name();
    this.match = candidate.match();
    this.code = candidate.code();
    this.marks = candidate.marks();
    this.checks = candidate.checks();
    this.fine = candidate.fine();
    this.chance = candidate.chance();
    this.threshold = threshold;
  }

  Explanation explanation() {
    return new Explanation(match, match.score(), pieces(), changes());
  }

  private double score() {
    return score(listed.kind(), code);
  }

  private double score(NameKind kind, int outcomes) {
    double numbers = marks.logOdds() + chance + checks.logOdds();
    return ScoreModel.score(match.score(), kind, outcomes, numbers, marks.identified());
  }

  private List<Piece> pieces() {
    List<Draft> drafts = new ArrayList<>();
    double name = ScoreModel.nameOdds(match.score(), marks.identified()) + fine;
    drafts.add(new Draft(PieceKind.NAME, "met", asked, listed.text(), name));
    if (listed.kind() == NameKind.WEAK_ALIAS) {
      drafts.add(new Draft(PieceKind.WEAK_ALIAS, "weak", "", listed.text(), ScoreModel.WEAK_ALIAS));
    }
    if (chance < 0) {
      drafts.add(new Draft(PieceKind.COINCIDENCE, "chance", "", listed.text(), chance));
    }
    boolean counts = ScoreModel.counts(match.score(), code, marks.identified());
    add(drafts, PieceKind.BIRTH_DATE, EntityTable.date(code), born(), dates(), counts);
    add(drafts, PieceKind.SEX, EntityTable.sex(code), sex(), text(EntityTable.sex(entity)), counts);
    add(
        drafts,
        PieceKind.COUNTRY,
        EntityTable.country(code),
        person.nationality(),
        countries(),
        counts);
    add(drafts, PieceKind.KIND, EntityTable.kind(code), "", text(entity.kind()), counts);
    for (Mark mark : marks.shared()) {
      drafts.add(
          new Draft(
              PieceKind.NUMBER,
              mark.kind().code(),
              mark.value(),
              mark.value(),
              mark.kind().weight()));
    }
    for (MarkEvidence.Contradiction other : marks.contradicting()) {
      drafts.add(
          new Draft(
              PieceKind.OTHER_NUMBER,
              other.kind().code(),
              other.person(),
              other.entry(),
              other.logOdds()));
    }
    for (CivilChecks.Finding finding : checks.findings()) {
      drafts.add(
          new Draft(
              finding.kind(),
              finding.outcome(),
              finding.person(),
              finding.entry(),
              finding.logOdds()));
    }
    return points(drafts);
  }

  private static void add(
      List<Draft> drafts,
      PieceKind kind,
      Outcome outcome,
      String mine,
      String theirs,
      boolean counts) {
    if (outcome.weight() != 0) {
      drafts.add(new Draft(kind, outcome.code(), mine, theirs, counts ? outcome.weight() : 0));
    }
  }

  /// A piece before it is known by how much it moved the score.
  private record Draft(
      PieceKind kind, String outcome, String mine, String theirs, double logOdds) {}

  private static List<Piece> points(List<Draft> drafts) {
    List<Piece> pieces = new ArrayList<>();
    double odds = 0;
    double score = 0;
    for (Draft draft : drafts) {
      odds += draft.logOdds();
      double next = ScoreModel.probability(odds);
      pieces.add(
          new Piece(
              draft.kind(),
              draft.outcome(),
              draft.mine(),
              draft.theirs(),
              draft.logOdds(),
              next - score));
      score = next;
    }
    return pieces;
  }

  /// Every single statement that, were it other, would turn the verdict round.
  private List<Change> changes() {
    boolean alerts = score() >= threshold;
    List<Change> changes = new ArrayList<>();
    if (!entity.birthDates().isEmpty()) {
      for (DateOutcome outcome :
          List.of(DateOutcome.EXACT, DateOutcome.YEAR, DateOutcome.CONFLICT)) {
        change(changes, PieceKind.BIRTH_DATE, outcome, dates(), EntityTable.with(code, outcome));
      }
    }
    if (EntityTable.sex(entity) != Sex.UNKNOWN) {
      for (SexOutcome outcome : List.of(SexOutcome.AGREES, SexOutcome.CONFLICTS)) {
        String theirs = text(EntityTable.sex(entity));
        change(changes, PieceKind.SEX, outcome, theirs, EntityTable.with(code, outcome));
      }
    }
    if (!countries().isEmpty()) {
      for (CountryOutcome outcome : List.of(CountryOutcome.AGREES, CountryOutcome.DIFFERS)) {
        change(changes, PieceKind.COUNTRY, outcome, countries(), EntityTable.with(code, outcome));
      }
    }
    if (listed.kind() == NameKind.WEAK_ALIAS) {
      double score = score(NameKind.ALIAS, code);
      changes.add(
          new Change(PieceKind.WEAK_ALIAS, "strong", listed.text(), score, score >= threshold));
    }
    changes.removeIf(change -> change.alerts() == alerts);
    changes.sort(
        Comparator.comparingDouble((Change change) -> Math.abs(change.score() - score()))
            .reversed());
    return changes.subList(0, Math.min(MOST_CHANGES, changes.size()));
  }

  private void change(
      List<Change> changes, PieceKind kind, Outcome outcome, String theirs, int outcomes) {
    double score = score(listed.kind(), outcomes);
    changes.add(new Change(kind, outcome.code(), theirs, score, score >= threshold));
  }

  private String born() {
    return person
        .birthDate()
        .or(() -> CivilEvidence.birthDate(person))
        .map(Object::toString)
        .orElse("");
  }

  private String dates() {
    return CivilEvidence.birthDates(entity).stream()
        .map(Object::toString)
        .collect(Collectors.joining("|"));
  }

  private String sex() {
    return text(CivilEvidence.sex(person));
  }

  private String countries() {
    List<String> countries = new ArrayList<>(entity.nationalities());
    entity.citizenships().stream().filter(c -> !countries.contains(c)).forEach(countries::add);
    if (countries.isEmpty()) {
      countries.addAll(entity.birthPlaces());
    }
    return String.join("; ", countries);
  }

  private static String text(Enum<?> value) {
    return value.name().equals("UNKNOWN") ? "" : value.name().toLowerCase(Locale.ROOT);
  }
}
