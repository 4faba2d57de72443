package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
/// numbers. Holdings only add: what is linked without them is linked with them. One thread's.
final class Links {
  /// Most relatives and employers of one person whose names are searched.
  static final int MOST_NAMES = 50;

  private final NameScorer scorer;
  private final Part lists;
  private final @Nullable Holdings holdings;

  Links(Screener screener, Supplier<LinkGraph> graph, Searcher searcher, NameScorer scorer) {
    this.scorer = scorer;
    this.lists = new Part(screener, searcher, 0, new Once(graph));
    Screener.Known known = screener.holdings();
    this.holdings = known == null ? null : Holdings.after(screener, known, scorer);
  }

  /// What is searched for names, and the graph of it and of all before it.
  ///
  /// @param first the number of its first entity in the graph
  private record Part(Screener screener, Searcher searcher, int first, Once graph) {}

  private record Holdings(Part part, ScreeningWorker worker, Namesakes namesakes) {
    static Holdings after(Screener lists, Screener.Known known, NameScorer scorer) {
      Screener screener = known.screener();
      int first = lists.snapshot().size();
      return new Holdings(
          new Part(screener, screener.snapshot().searcher(), first, new Once(known.graph())),
          screener.worker(),
          new Namesakes(lists, screener, scorer));
    }
  }

  /// A graph that is waited for once.
  private static final class Once {
    private final Supplier<LinkGraph> maker;
    private @Nullable LinkGraph made;

    Once(Supplier<LinkGraph> maker) {
      this.maker = maker;
    }

    LinkGraph get() {
      LinkGraph known = made;
      if (known == null) {
        known = maker.get();
        made = known;
      }
      return known;
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
    List<LinkQuery.Entry> declared = new ArrayList<>();
    named(facts, lists, declared);
    List<LinkQuery.Entry> entries = new ArrayList<>();
    direct.forEach(candidate -> entries.add(self(candidate, lists.first)));
    entries.addAll(declared);
    List<LinkPath> paths = paths(lists.graph, facts, entries);
    if (holdings == null) {
      return new Reached(paths, Map.of());
    }
    List<LinkQuery.Entry> beside = new ArrayList<>();
    holdings
        .worker
        .candidates(person, facts)
        .forEach(record -> beside.add(self(record, holdings.part.first)));
    beside.addAll(declared);
    named(facts, holdings.part, beside);
    return beyond(holdings, new Asked(person, facts, direct, beside), paths);
  }

  /// @param beside what paths begin at beside the direct hits
  private record Asked(
      Person person, List<Fact> facts, List<Candidate> direct, List<LinkQuery.Entry> beside) {}

  /// The same by way of holdings, where that leads further.
  private Reached beyond(Holdings known, Asked asked, List<LinkPath> without) {
    Map<Integer, String> namesakes = new HashMap<>();
    for (Candidate candidate : asked.direct) {
      known
          .namesakes
          .of(asked.person, asked.facts, candidate, known.part.graph.get())
          .ifPresent(namesake -> namesakes.put(candidate.entity(), namesake));
    }
    List<LinkPath> with;
    do {
      List<LinkQuery.Entry> entries = new ArrayList<>();
      asked.direct.stream()
          .filter(candidate -> !namesakes.containsKey(candidate.entity()))
          .forEach(candidate -> entries.add(self(candidate, lists.first)));
      entries.addAll(asked.beside);
      with = paths(known.part.graph, asked.facts, entries);
    } while (namesakes.keySet().retainAll(entities(with)));
    return new Reached(joined(without, with, namesakes.keySet()), namesakes);
  }

  private static Set<Integer> entities(List<LinkPath> paths) {
    return paths.stream().map(LinkPath::entity).collect(Collectors.toSet());
  }

  /// The better path to each entry. Those that would be direct hits come first, so that no others
  /// push them out.
  private static List<LinkPath> joined(
      List<LinkPath> one, List<LinkPath> other, Set<Integer> first) {
    Map<Integer, LinkPath> best = new HashMap<>();
    Stream.concat(one.stream(), other.stream())
        .forEach(path ->
            best.merge(path.entity(), path, BinaryOperator.minBy(LinkPath.STRONGEST_FIRST)));
    return best.values().stream()
        .sorted(
            Comparator.comparing((LinkPath path) -> !first.contains(path.entity()))
                .thenComparing(LinkPath.STRONGEST_FIRST))
        .toList();
  }

  private List<LinkPath> paths(Once graph, List<Fact> facts, List<LinkQuery.Entry> entries) {
    int hops = lists.screener.options().links();
    return entries.isEmpty() && facts.isEmpty()
        ? List.of()
        : graph.get().paths(new LinkQuery(facts, entries, hops, LinkQuery.MOST_PATHS));
  }

  private static LinkQuery.Entry self(Candidate candidate, int first) {
    return new LinkQuery.Entry(
        first + candidate.entity(), candidate.score(), StepKind.IDENTITY, candidate.name().text());
  }

  private void named(List<Fact> facts, Part part, List<LinkQuery.Entry> entries) {
    facts.stream()
        .filter(fact -> fact.kind() == FactKind.RELATIVE || fact.kind() == FactKind.EMPLOYER)
        .limit(MOST_NAMES)
        .forEach(fact -> named(fact, part, entries));
  }

  private void named(Fact fact, Part part, List<LinkQuery.Entry> entries) {
    boolean relative = fact.kind() == FactKind.RELATIVE;
    StepKind step = relative ? StepKind.RELATIVE : StepKind.EMPLOYER;
    NameType type = relative ? NameType.PERSON : NameType.ORGANISATION;
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
