package org.ventanilla.screening.link;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.link.LinkGraph.Edge;
import org.ventanilla.screening.link.LinkGraph.Membership;
import org.ventanilla.screening.link.LinkPath.Step;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Fact;

/// One question. Entities are reached hop by hop; of each the best way with exactly so many hops is
/// kept. Every step leaves at most what came in, so a way that passes an entity twice is never
/// better than the way without the detour, and the best way of all has none.
///
/// The damping of a step through a value depends on how many share it; the damping of a relation on
/// how many relations the entity has from which it leaves.
final class LinkSearch {
  private static final Comparator<Way> STRONGEST_FIRST =
      Comparator.comparingDouble((Way way) -> -way.score())
          .thenComparingInt(Way::hops)
          .thenComparingInt(way -> way.step().entity());

  private final LinkGraph graph;
  private final LinkQuery query;
  private final Map<Integer, Way> best = new HashMap<>();
  private final Set<Integer> selves = new HashSet<>();
  private int followed;

  LinkSearch(LinkGraph graph, LinkQuery query) {
    this.graph = graph;
    this.query = query;
  }

  /// A way that ends in its step's entity.
  private record Way(@Nullable Way before, Step step, double score, int hops) {}

  List<LinkPath> paths() {
    Map<Integer, Way> layer = new HashMap<>();
    Map<Integer, Way> declared = new HashMap<>();
    for (LinkQuery.Entry entry : query.entries()) {
      if (entry.entity() >= graph.entities.size()) {
        throw new IllegalArgumentException("the graph has no entity " + entry.entity());
      }
      boolean self = entry.kind() == StepKind.IDENTITY;
      if (self) {
        selves.add(entry.entity());
      }
      double weight = entry.score() * entry.kind().strength();
      Step step = step(entry.kind(), true, entry.text(), entry.entity(), weight);
      keep(self ? layer : declared, new Way(null, step, weight, self ? 0 : 1));
    }
    query.facts().forEach(fact -> declared(fact, declared));
    for (int hops = 1; hops <= query.hops(); hops++) {
      Map<Integer, Way> next = new HashMap<>();
      if (hops == 1) {
        declared.values().forEach(way -> keep(next, way));
      }
      for (Way way : layer.values().stream().sorted(STRONGEST_FIRST).toList()) {
        follow(way, hops, next);
      }
      next.values().forEach(way -> keep(best, way));
      layer = next;
    }
    return best.values().stream()
        .filter(way -> graph.designated[way.step().entity()])
        .filter(way -> !selves.contains(way.step().entity()))
        .sorted(STRONGEST_FIRST)
        .limit(query.limit())
        .map(LinkSearch::path)
        .toList();
  }

  private static LinkPath path(Way end) {
    List<Step> steps = new ArrayList<>();
    for (Way way = end; way != null; way = way.before()) {
      steps.addFirst(way.step());
    }
    return new LinkPath(end.step().entity(), end.score(), end.hops(), steps);
  }

  /// What the person declared and entries have, too.
  private void declared(Fact fact, Map<Integer, Way> into) {
    List<Membership> sharing = graph.sharing(fact);
    for (Membership other : sharing) {
      double weight = other.kind().strength() * LinkGraph.damping(sharing.size());
      keep(
          into,
          new Way(null, step(other.kind(), true, fact.value(), other.entity(), weight), weight, 1));
    }
    StepKind kind =
        switch (fact.kind()) {
          case RELATIVE -> StepKind.RELATIVE;
          case EMPLOYER -> StepKind.EMPLOYER;
          case NAME -> StepKind.NAME;
          default -> null;
        };
    if (kind == null) {
      return;
    }
    int[] named = graph.named(fact.value());
    String evidence =
        fact.relation().isEmpty() ? fact.value() : fact.relation() + " " + fact.value();
    for (int entity : named) {
      boolean may = kind.mayBe(graph.entities.get(entity).kind());
      if (may && named.length <= LinkGraph.MOST_SHARING) {
        double weight = kind.strength() * LinkGraph.damping(named.length);
        keep(into, new Way(null, step(kind, true, evidence, entity, weight), weight, 1));
      }
    }
  }

  private void follow(Way way, int hops, Map<Integer, Way> next) {
    int from = way.step().entity();
    Edge[] edges = graph.edges[from];
    double damping = LinkGraph.damping(edges.length);
    for (Edge edge : edges) {
      if (++followed > LinkGraph.MOST_FOLLOWED) {
        return;
      }
      double weight = edge.kind().strength() * damping;
      extend(way, hops, next, step(edge.kind(), edge.forward(), edge.note(), edge.to(), weight));
    }
    for (Membership mine : graph.memberships[from]) {
      Membership[] sharing = graph.values.get(mine.key());
      if (sharing == null || sharing.length < 2 || sharing.length > LinkGraph.MOST_SHARING) {
        continue;
      }
      double weight = mine.kind().strength() * LinkGraph.damping(sharing.length - 1);
      for (Membership other : sharing) {
        if (++followed > LinkGraph.MOST_FOLLOWED) {
          return;
        }
        if (other.entity() != from && mine.same(other)) {
          extend(way, hops, next, step(mine.kind(), true, mine.text(), other.entity(), weight));
        }
      }
    }
  }

  private void extend(Way way, int hops, Map<Integer, Way> next, Step step) {
    keep(next, new Way(way, step, way.score() * step.weight(), hops));
  }

  private Step step(StepKind kind, boolean forward, String evidence, int entity, double weight) {
    ListedEntity listed = graph.entities.get(entity);
    return new Step(
        kind, forward, evidence, entity, listed.id(), listed.names().getFirst().text(), weight);
  }

  /// Keeps the better of two ways to the same entity. Of equals the one that came first stays, and
  /// ways come in an order that depends on nothing but the question.
  private static void keep(Map<Integer, Way> into, Way way) {
    Way known = into.get(way.step().entity());
    if (known == null
        || way.score() > known.score()
        || (way.score() == known.score() && way.hops() < known.hops())) {
      into.put(way.step().entity(), way);
    }
  }
}
