package org.ventanilla.screening.match;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;

/// Knows whom else an entry fits: a record of a holding that shares an address, a number or the
/// like with the entry, has its name no less than the person has, and was born another day than the
/// person. A father and a son of one name in one house are such; which of them a list means that
/// has no birth date, nobody can tell.
final class Namesakes {
  private final Screener lists;
  private final Screener holdings;
  private final NameScorer scorer;

  Namesakes(Screener lists, Screener holdings, NameScorer scorer) {
    this.lists = lists;
    this.holdings = holdings;
    this.scorer = scorer;
  }

  /// Somebody whom the entry fits as well as it fits the person, as they are told; nobody where a
  /// number or a birth date speaks for the person.
  ///
  /// @param graph of the lists and, after them, the holdings
  Optional<String> of(Person person, List<Fact> facts, Candidate candidate, LinkGraph graph) {
    boolean told = EntityTable.date(candidate.code()) != DateOutcome.UNKNOWN;
    if (told || candidate.marks().identified()) {
      return Optional.empty();
    }
    PersonEvidence evidence = holdings.table().evidence(person, facts);
    int first = lists.snapshot().size();
    return Arrays.stream(graph.sharing(candidate.entity()))
        .map(number -> number - first)
        .filter(record -> record >= 0)
        .filter(record -> bornOtherwise(record, evidence) && bears(record, candidate))
        .mapToObj(this::told)
        .findFirst();
  }

  private boolean bornOtherwise(int record, PersonEvidence evidence) {
    return EntityTable.date(holdings.table().code(record, evidence)) == DateOutcome.CONFLICT;
  }

  private boolean bears(int record, Candidate candidate) {
    ParsedName name = lists.snapshot().name(candidate.entity(), candidate.nameIndex());
    int names = holdings.snapshot().entity(record).names().size();
    for (int own = 0; own < names; own++) {
      ParsedName other = holdings.snapshot().name(record, own);
      if (scorer.score(other, name) >= candidate.match().score()) {
        return true;
      }
    }
    return false;
  }

  private String told(int record) {
    ListedEntity entity = holdings.snapshot().entity(record);
    return "%s (%s %s)"
        .formatted(entity.names().getFirst().text(), holdings.snapshot().list(record), entity.id());
  }
}
