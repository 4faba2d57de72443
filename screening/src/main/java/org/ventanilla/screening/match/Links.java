package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.ventanilla.screening.person.Person;

/// Looks for paths from a person to entries: from the entries and the records of holdings that the
/// person may be, from relatives and employers whose names meet one, and from addresses and
/// numbers. One thread's.
final class Links {
  /// Most relatives and employers of one person whose names are searched.
  static final int MOST_NAMES = 50;

  private final Supplier<LinkGraph> graphs;
  private final NameScorer scorer;
  private final Part lists;
  private final @Nullable Holdings holdings;
  private @Nullable LinkGraph graph;

  Links(Screener screener, Supplier<LinkGraph> graphs, Searcher searcher, NameScorer scorer) {
    this.graphs = graphs;
    this.scorer = scorer;
    this.lists = new Part(screener, searcher, 0);
    Screener known = screener.holdings();
    this.holdings = known == null ? null : Holdings.after(screener, known, scorer);
  }

  /// A part of the graph whose names are searched.
  ///
  /// @param first the number of its first entity in the graph
  private record Part(Screener screener, Searcher searcher, int first) {}

  private record Holdings(Part part, ScreeningWorker worker, Namesakes namesakes) {
    static Holdings after(Screener lists, Screener known, NameScorer scorer) {
      Part part = new Part(known, known.snapshot().searcher(), lists.snapshot().size());
      return new Holdings(part, known.worker(), new Namesakes(lists, known, scorer));
    }
  }

  /// Whether nothing is linked with a person who is no entry and declared this.
  boolean leadsNowhere(List<Fact> facts) {
    return facts.isEmpty() && holdings == null;
  }

  /// The best path to each entry within reach. All are asked for, whatever the limit of hits: those
  /// to direct or cleared hits take no other's place, and those left out are counted.
  ///
  /// An entry the person may be is a direct hit and no target, unless it fits somebody else as well
  /// whom a holding knows, and is reached some other way.
  ///
  /// @param direct the entries the person may be
  Reached from(Person person, List<Fact> facts, List<Candidate> direct) {
    List<LinkQuery.Entry> beside = new ArrayList<>();
    Map<Integer, String> namesakes = new HashMap<>();
    if (holdings != null) {
      for (Candidate known : holdings.worker.candidates(person, facts)) {
        beside.add(self(known, holdings.part.first));
      }
      for (Candidate candidate : direct) {
        holdings
            .namesakes
            .of(person, facts, candidate, graph())
            .ifPresent(namesake -> namesakes.put(candidate.entity(), namesake));
      }
    }
    facts.stream()
        .filter(fact -> fact.kind() == FactKind.RELATIVE || fact.kind() == FactKind.EMPLOYER)
        .limit(MOST_NAMES)
        .forEach(fact -> named(fact, beside));
    List<LinkPath> paths;
    do {
      paths = paths(facts, direct, beside, namesakes.keySet());
    } while (namesakes.keySet().retainAll(entities(paths)));
    return new Reached(first(paths, namesakes.keySet()), namesakes);
  }

  private static Set<Integer> entities(List<LinkPath> paths) {
    return paths.stream().map(LinkPath::entity).collect(Collectors.toSet());
  }

  /// Hits that would be direct ones are not pushed out by others.
  private static List<LinkPath> first(List<LinkPath> paths, Set<Integer> entities) {
    if (entities.isEmpty()) {
      return paths;
    }
    return paths.stream()
        .sorted(Comparator.comparing(path -> !entities.contains(path.entity())))
        .toList();
  }

  private List<LinkPath> paths(
      List<Fact> facts,
      List<Candidate> direct,
      List<LinkQuery.Entry> beside,
      Set<Integer> doubtful) {
    List<LinkQuery.Entry> entries = new ArrayList<>();
    direct.stream()
        .filter(candidate -> !doubtful.contains(candidate.entity()))
        .forEach(candidate -> entries.add(self(candidate, lists.first)));
    entries.addAll(beside);
    if (entries.isEmpty() && facts.isEmpty()) {
      return List.of();
    }
    int hops = lists.screener.options().links();
    return graph().paths(new LinkQuery(facts, entries, hops, LinkQuery.MOST_PATHS));
  }

  private static LinkQuery.Entry self(Candidate candidate, int first) {
    return new LinkQuery.Entry(
        first + candidate.entity(), candidate.score(), StepKind.IDENTITY, candidate.name().text());
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
    StepKind step = relative ? StepKind.RELATIVE : StepKind.EMPLOYER;
    NameType type = relative ? NameType.PERSON : NameType.ORGANISATION;
    named(fact, step, type, lists, entries);
    if (holdings != null) {
      named(fact, step, type, holdings.part, entries);
    }
  }

  private void named(
      Fact fact, StepKind step, NameType type, Part part, List<LinkQuery.Entry> entries) {
    Screener screener = part.screener;
    ParsedName query = screener.snapshot().parser().parse(fact.value(), type);
    double threshold = screener.options().threshold();
    double floor = Math.max(ScoreModel.NAME_FLOOR, threshold);
    part.searcher.find(
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
            entries.add(new LinkQuery.Entry(part.first + entity, sure, step, fact.value()));
          }
        });
  }
}
