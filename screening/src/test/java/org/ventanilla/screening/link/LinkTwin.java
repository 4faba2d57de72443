package org.ventanilla.screening.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.Relation;

/// The slow, obvious twin of the graph: every pair of entries is compared, every simple path is
/// walked.
final class LinkTwin {
  private final List<ListedEntity> entities;
  private final double[][] weights;

  LinkTwin(List<ListedEntity> entities) {
    this.entities = entities;
    this.weights = new double[entities.size()][entities.size()];
    relations();
    phones();
  }

  private record Stated(int from, int to, StepKind kind, String note) {}

  private void relations() {
    Set<Stated> stated = new HashSet<>();
    for (int from = 0; from < entities.size(); from++) {
      for (Relation relation : entities.get(from).relations()) {
        for (int to = 0; to < entities.size(); to++) {
          if (from != to && means(relation, entities.get(to))) {
            stated.add(new Stated(from, to, StepKind.of(relation.type()), relation.note()));
          }
        }
      }
    }
    for (Stated one : stated) {
      best(one.from(), one.to(), one.kind().strength() * damping(degree(stated, one.from())));
      best(one.to(), one.from(), one.kind().strength() * damping(degree(stated, one.to())));
    }
  }

  private static boolean means(Relation relation, ListedEntity entity) {
    return switch (relation.target()) {
      case Relation.ById(String id) -> id.equals(entity.id());
      case Relation.ByName(String name) -> name.equals(entity.names().getFirst().text());
    };
  }

  private static int degree(Set<Stated> stated, int entity) {
    return (int) stated.stream().filter(s -> s.from() == entity || s.to() == entity).count();
  }

  private void phones() {
    for (int one = 0; one < entities.size(); one++) {
      for (int other = 0; other < entities.size(); other++) {
        for (String phone : entities.get(one).phones()) {
          if (one != other && entities.get(other).phones().contains(phone)) {
            long sharing = entities.stream().filter(e -> e.phones().contains(phone)).count();
            best(one, other, StepKind.PHONE.strength() * damping((int) sharing - 1));
          }
        }
      }
    }
  }

  private static double damping(int sharing) {
    return 1 / (1 + Math.log10(sharing));
  }

  private void best(int from, int to, double weight) {
    weights[from][to] = Math.max(weights[from][to], weight);
  }

  /// The best score to each entity by a simple path of at most so many hops.
  Map<Integer, Double> scores(int start, double score, int hops) {
    Map<Integer, Double> found = new HashMap<>();
    walk(start, score, hops, new ArrayList<>(List.of(start)), found);
    return found;
  }

  private void walk(
      int at, double score, int hops, List<Integer> visited, Map<Integer, Double> found) {
    if (hops == 0) {
      return;
    }
    for (int next = 0; next < entities.size(); next++) {
      if (weights[at][next] > 0 && !visited.contains(next)) {
        double reached = score * weights[at][next];
        found.merge(next, reached, Math::max);
        visited.add(next);
        walk(next, reached, hops - 1, visited, found);
        visited.removeLast();
      }
    }
  }
}
