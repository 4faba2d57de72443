package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.index.Searcher;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.link.LinkPath;
import org.ventanilla.screening.list.Country;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameMatch;
import org.ventanilla.screening.name.NameParts;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;
import org.ventanilla.screening.person.Person;

/// Screens one person after another; one thread's.
///
/// Every entry that reaches the threshold is found: the search is asked for every name that may
/// still reach it given the entry's own birth dates, sex and countries, and entries that share a
/// number with the person are scored whatever their names.
public final class ScreeningWorker {
  /// Most other names of a person that are screened as well.
  static final int MOST_NAMES = 20;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(Candidate::score)
          .thenComparingDouble(candidate -> candidate.match().score())
          .reversed()
          .thenComparingInt(Candidate::entity);

  private final Screener screener;
  private final EntityTable table;
  private final Searcher searcher;
  private final NameScorer scorer;
  private final @Nullable Links links;
  private final Map<Integer, Candidate> found = new LinkedHashMap<>();
  private Circumstances circumstances = Circumstances.NONE;
  private long cleared;
  private long directLeftOut;
  private long linkedLeftOut;

  ScreeningWorker(Screener screener) {
    this.screener = screener;
    this.table = screener.table();
    this.searcher = screener.snapshot().searcher();
    this.scorer = new NameScorer(screener.snapshot().weights());
    Supplier<LinkGraph> graph = screener.graph();
    this.links = graph == null ? null : new Links(screener, graph, searcher, scorer);
  }

  /// How many hits did not count because they were cleared.
  public long cleared() {
    return cleared;
  }

  /// How many direct hits were left out because there were more than [ScreeningOptions#limit].
  public long directLeftOut() {
    return directLeftOut;
  }

  /// The same of linked hits; of one person at most [LinkQuery#MOST_PATHS] are counted.
  public long linkedLeftOut() {
    return linkedLeftOut;
  }

  /// Screens a person.
  ///
  /// @param facts what they declared
  /// @return at most [ScreeningOptions#limit] hits, direct before linked, best first
  public List<Hit> screen(Person person, List<Fact> facts) {
    List<Candidate> ranked = candidates(person, facts);
    if (ranked.isEmpty() && (links == null || links.leadsNowhere(facts))) {
      return List.of();
    }
    ranked.removeIf(candidate -> cleared(person, facts, candidate.entity()));
    int limit = screener.options().limit();
    List<Candidate> best = ranked.subList(0, Math.min(limit, ranked.size()));
    directLeftOut += ranked.size() - best.size();
    Reached reached = links == null ? Reached.NOTHING : links.from(person, facts, best);
    List<Hit> hits = new ArrayList<>();
    best.stream()
        .filter(candidate -> !reached.namesakes().containsKey(candidate.entity()))
        .forEach(candidate -> hits.add(hit(person, hits.size() + 1, candidate)));
    linked(person, facts, reached, hits);
    return hits;
  }

  /// Every entry the person may be, the likeliest first.
  List<Candidate> candidates(Person person, List<Fact> facts) {
    found.clear();
    PersonEvidence evidence = table.evidence(person, facts);
    circumstances = Circumstances.of(person, facts);
    Set<Integer> marked = marked(evidence);
    for (ParsedName query : names(person, facts)) {
      marked.forEach(entity -> numbered(evidence, query, entity));
      search(evidence, query, marked);
    }
    List<Candidate> ranked = new ArrayList<>(found.values());
    ranked.sort(BEST_FIRST);
    return ranked;
  }

  private boolean cleared(Person person, List<Fact> facts, int entity) {
    boolean suppressed = screener.suppresses(person, facts, entity);
    cleared += suppressed ? 1 : 0;
    return suppressed;
  }

  private List<ParsedName> names(Person person, List<Fact> facts) {
    ParsedName own =
        person.hasParts()
            ? screener
                .snapshot()
                .parser()
                .parse(NameParts.of(person.given(), person.paternal(), person.maternal()))
            : screener.snapshot().parser().parse(person.name(), NameType.UNKNOWN);
    boolean otherwise = person.hasParts() && !sameLetters(person);
    if (facts.isEmpty() && !otherwise) {
      return List.of(own);
    }
    List<ParsedName> names = new ArrayList<>();
    names.add(own);
    if (otherwise) {
      names.add(screener.snapshot().parser().parse(person.name(), NameType.UNKNOWN));
    }
    facts.stream()
        .filter(fact -> fact.kind() == FactKind.NAME)
        .limit(MOST_NAMES)
        .map(fact -> screener.snapshot().parser().parse(fact.value(), NameType.UNKNOWN))
        .forEach(names::add);
    return names;
  }

  /// Whether the whole name is the parts one after the other, in either order; otherwise both are
  /// asked for, since nobody knows which of them is wrong.
  private static boolean sameLetters(Person person) {
    String name = letters(person.name());
    String family = letters(person.paternal() + person.maternal());
    String given = letters(person.given());
    return name.equals(given + family) || name.equals(family + given);
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLetter(name.charAt(i))) {
        letters.append(Character.toLowerCase(name.charAt(i)));
      }
    }
    return letters.toString();
  }

  private Set<Integer> marked(PersonEvidence evidence) {
    if (evidence.marks().length == 0) {
      return Set.of();
    }
    Set<Integer> marked = new TreeSet<>();
    for (Mark mark : evidence.marks()) {
      for (int entity : table.marks().bearers(mark)) {
        marked.add(entity);
      }
    }
    return marked;
  }

  private void numbered(PersonEvidence evidence, ParsedName query, int entity) {
    ListedEntity listed = screener.snapshot().entity(entity);
    MarkEvidence marks = MarkEvidence.of(evidence.person(), evidence.marks(), listed);
    int code = table.code(entity, evidence);
    for (int name = 0; name < listed.names().size(); name++) {
      double score = scorer.score(query, screener.snapshot().name(entity, name));
      consider(evidence.person(), entity, listed, name, query, score, code, marks);
    }
  }

  private void search(PersonEvidence evidence, ParsedName query, Set<Integer> marked) {
    searcher.find(
        query,
        screener.leastFloor(evidence),
        screener.floors(evidence),
        (entity, name, score) -> {
          if (marked.isEmpty() || !marked.contains(entity)) {
            ListedEntity listed = screener.snapshot().entity(entity);
            MarkEvidence marks = MarkEvidence.of(evidence.person(), evidence.marks(), listed);
            int code = table.code(entity, evidence);
            consider(evidence.person(), entity, listed, name, query, score, code, marks);
          }
        });
  }

  private void consider(
      Person person,
      int entity,
      ListedEntity listed,
      int name,
      ParsedName query,
      double nameScore,
      int code,
      MarkEvidence marks) {
    NameKind kind = listed.names().get(name).kind();
    double threshold = screener.options().threshold();
    double numbers = marks.logOdds();
    boolean identified = marks.identified();
    if (ScoreModel.score(nameScore, kind, code, numbers, identified) < threshold) {
      return;
    }
    // Chance can only lower the score: names are compared word by word only up here.
    NameMatch match = scorer.explain(query, screener.snapshot().name(entity, name));
    double chance =
        identified
            ? 0
            : screener.coincidence().logOdds(query, match)
                + screener.coincidence().reading(match, () -> japanese(person, listed, name));
    CivilChecks checks =
        circumstances
            .against(listed, EntityTable.date(code), marks, screener.coincidence().told(match))
            .map(CivilChecks.of(person, listed)::and)
            .orElseGet(() -> CivilChecks.of(person, listed));
    double beside = numbers + chance + checks.logOdds();
    double score = ScoreModel.score(nameScore, kind, code, beside, identified);
    if (score >= threshold) {
      double fine = ScoreModel.fine(query.text(), listed.names().get(name), match);
      double refined = ScoreModel.refined(score, fine);
      Candidate candidate =
          new Candidate(
              entity,
              listed,
              query.text(),
              name,
              match,
              chance,
              code,
              marks,
              checks,
              fine,
              refined);
      found.merge(entity, candidate, (old, now) -> now.betterThan(old) ? now : old);
    }
  }

  /// Whether one of the two says so, or the name has kana in it.
  private static boolean japanese(Person person, ListedEntity listed, int name) {
    return Stream.concat(Stream.of(person.nationality()), listed.nationalities().stream())
            .anyMatch(country -> Country.code(country).orElse("").equals("jp"))
        || kana(person.name())
        || kana(listed.names().get(name).text());
  }

  private static boolean kana(String name) {
    return name.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(script ->
            script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA);
  }

  private Hit hit(Person person, int rank, Candidate candidate) {
    return new Hit(
        person,
        rank,
        HitRelation.DIRECT,
        screener.snapshot().list(candidate.entity()),
        candidate.listed(),
        candidate.name(),
        candidate.score(),
        null,
        "",
        screener.options().explained() ? explanation(person, candidate) : null);
  }

  private void linked(Person person, List<Fact> facts, Reached reached, List<Hit> hits) {
    for (LinkPath path : reached.paths()) {
      int entity = path.entity();
      Candidate known = found.get(entity);
      String namesake = reached.namesakes().getOrDefault(entity, "");
      if (known == null ? cleared(person, facts, entity) : namesake.isEmpty()) {
        continue;
      }
      if (hits.size() == screener.options().limit()) {
        linkedLeftOut++;
      } else {
        ListedEntity listed = screener.snapshot().entity(entity);
        hits.add(
            new Hit(
                person,
                hits.size() + 1,
                HitRelation.LINKED,
                screener.snapshot().list(entity),
                listed,
                known == null ? listed.names().getFirst() : known.name(),
                path.score(),
                path,
                namesake,
                null));
      }
    }
  }

  private Explanation explanation(Person person, Candidate candidate) {
    return new Explainer(person, candidate, screener.options().threshold()).explanation();
  }
}
