package org.ventanilla.bench.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ventanilla.screening.index.BulkSearch;
import org.ventanilla.screening.index.EntityFloor;
import org.ventanilla.screening.index.Searcher;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;

/// Asks the search and its slow twin, which scores every listed name, the same queries, and counts
/// where hits or scores differ.
record Lossless(Snapshot snapshot, double floor) {
  private static final int BATCH = 16;

  /// What came of it.
  ///
  /// @param hits of the slow twin
  /// @param lost hits the search has not
  /// @param invented hits only the search has
  /// @param differing hits with another score
  record Result(long queries, long hits, long lost, long invented, long differing) {
    Result plus(Result other) {
      return new Result(
          queries + other.queries,
          hits + other.hits,
          lost + other.lost,
          invented + other.invented,
          differing + other.differing);
    }
  }

  private record Hit(int entity, int name) {}

  Result compare(List<String> queries) {
    int threads = BulkSearch.onAllCores().threads();
    Result[] sum = {new Result(0, 0, 0, 0, 0)};
    new BulkSearch(threads, BATCH)
        .<String, Result>run(
            queries.iterator(), this::worker, result -> sum[0] = sum[0].plus(result));
    return sum[0];
  }

  private Function<List<String>, Result> worker() {
    Searcher searcher = snapshot.searcher();
    NameScorer scorer = new NameScorer(snapshot.weights());
    return batch ->
        batch.stream()
            .map(text -> compare(searcher, scorer, text))
            .reduce(new Result(0, 0, 0, 0, 0), Result::plus);
  }

  private Result compare(Searcher searcher, NameScorer scorer, String text) {
    ParsedName query = snapshot.parser().parse(text, NameType.PERSON);
    List<Hit> fast = new ArrayList<>();
    List<Double> fastScores = new ArrayList<>();
    searcher.find(
        query,
        floor,
        EntityFloor.of(0),
        (entity, name, score) -> {
          fast.add(new Hit(entity, name));
          fastScores.add(score);
        });
    long hits = 0;
    long lost = 0;
    long differing = 0;
    for (int entity = 0; entity < snapshot.size(); entity++) {
      int names = snapshot.entity(entity).names().size();
      for (int name = 0; name < names; name++) {
        double score = scorer.score(query, snapshot.name(entity, name));
        if (score >= floor) {
          hits++;
          int place = fast.indexOf(new Hit(entity, name));
          lost += place < 0 ? 1 : 0;
          differing += place >= 0 && fastScores.get(place) != score ? 1 : 0;
        }
      }
    }
    return new Result(1, hits, lost, fast.size() - (hits - lost), differing);
  }
}
