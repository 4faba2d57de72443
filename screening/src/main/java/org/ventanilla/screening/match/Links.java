package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.index.EntityFloor;
import org.ventanilla.screening.index.Searcher;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.link.LinkPath;
import org.ventanilla.screening.link.LinkQuery;
import org.ventanilla.screening.link.StepKind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;

/// Looks for paths from a person to entries: from the entries the person may be, from relatives and
/// employers whose names meet an entry's, and from addresses and numbers. One thread's.
final class Links {
  /// Most relatives and employers of one person whose names are searched.
  static final int MOST_NAMES = 50;

  private final Screener screener;
  private final Supplier<LinkGraph> graphs;
  private final Searcher searcher;
  private final NameScorer scorer;
  private @Nullable LinkGraph graph;

  Links(Screener screener, Supplier<LinkGraph> graphs, Searcher searcher, NameScorer scorer) {
    this.screener = screener;
    this.graphs = graphs;
    this.searcher = searcher;
    this.scorer = scorer;
  }

  /// The best path to each entry within reach, the strongest first.
  ///
  /// @param direct the entries the person may be
  List<LinkPath> from(List<Candidate> direct, List<Fact> facts, int limit) {
    if (direct.isEmpty() && facts.isEmpty()) {
      return List.of();
    }
    List<LinkQuery.Entry> entries = new ArrayList<>();
    for (Candidate candidate : direct) {
      entries.add(
          new LinkQuery.Entry(
              candidate.entity(), candidate.score(), StepKind.IDENTITY, candidate.name().text()));
    }
    facts.stream()
        .filter(fact -> fact.kind() == FactKind.RELATIVE || fact.kind() == FactKind.EMPLOYER)
        .limit(MOST_NAMES)
        .forEach(fact -> named(fact, entries));
    int hops = screener.options().links();
    return graph()
        .paths(new LinkQuery(facts, entries, hops, Math.min(limit, LinkQuery.MOST_PATHS)));
  }

  private LinkGraph graph() {
    LinkGraph known = graph;
    if (known == null) {
      known = graphs.get();
      graph = known;
    }
    return known;
  }

  private void named(Fact fact, List<LinkQuery.Entry> entries) {
    boolean relative = fact.kind() == FactKind.RELATIVE;
    NameType type = relative ? NameType.PERSON : NameType.ORGANISATION;
    StepKind step = relative ? StepKind.RELATIVE : StepKind.EMPLOYER;
    ParsedName query = screener.snapshot().parser().parse(fact.value(), type);
    double threshold = screener.options().threshold();
    double floor = Math.max(ScoreModel.NAME_FLOOR, threshold);
    searcher.find(
        query,
        floor,
        EntityFloor.of(floor),
        (entity, name, score) -> {
          if (!step.mayBe(screener.snapshot().entity(entity).kind())) {
            return;
          }
          ParsedName listed = screener.snapshot().name(entity, name);
          NameKind kind = screener.snapshot().entity(entity).names().get(name).kind();
          double chance = screener.coincidence().logOdds(query, scorer.explain(query, listed));
          double sure = ScoreModel.score(score, kind, EntityTable.SILENT, chance, false);
          if (sure >= threshold) {
            entries.add(new LinkQuery.Entry(entity, sure, step, fact.value()));
          }
        });
  }
}
