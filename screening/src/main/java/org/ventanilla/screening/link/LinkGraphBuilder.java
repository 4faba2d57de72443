package org.ventanilla.screening.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ventanilla.screening.link.LinkGraph.Edge;
import org.ventanilla.screening.link.LinkGraph.Membership;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.Relation;

/// Puts a graph together. Not for more than one thread.
public final class LinkGraphBuilder {
  /// A name more entities have than this says nothing of whom is meant.
  static final int MOST_NAMESAKES = 3;

  private static final Edge[] NO_EDGES = {};
  private static final Membership[] NOTHING = {};

  private final List<ListedEntity> entities = new ArrayList<>();
  private final BitSet designated = new BitSet();

  /// Where each list begins.
  private final List<Integer> starts = new ArrayList<>();

  private int relations;
  private int resolvedNames;
  private int unresolvedNames;
  private int ambiguousNames;
  private int danglingIds;
  private int vagueAddresses;

  LinkGraphBuilder() {}

  /// Adds a list or a holding.
  ///
  /// @param isDesignated whether paths may end at its entries; others are only passed through
  public LinkGraphBuilder add(LoadedList list, boolean isDesignated) {
    starts.add(entities.size());
    designated.set(entities.size(), entities.size() + list.entities().size(), isDesignated);
    entities.addAll(list.entities());
    return this;
  }

  /// The graph of what was added.
  public LinkGraph build() {
    Map<String, List<Integer>> named = names();
    List<List<Edge>> edges = relations(named);
    Map<String, List<Membership>> sharing = new HashMap<>();
    Membership[][] memberships = memberships(sharing);
    Map<String, Membership[]> values = HashMap.newHashMap(sharing.size());
    int shared = 0;
    int hubs = 0;
    for (Map.Entry<String, List<Membership>> entry : sharing.entrySet()) {
      values.put(entry.getKey(), entry.getValue().toArray(NOTHING));
      shared += entry.getValue().size() > 1 ? 1 : 0;
      hubs += entry.getValue().size() > LinkGraph.MOST_SHARING ? 1 : 0;
    }
    Map<String, int[]> names = HashMap.newHashMap(named.size());
    named.forEach((key, who) -> names.put(key, who.stream().mapToInt(Integer::intValue).toArray()));
    boolean[] targets = new boolean[entities.size()];
    designated.stream().forEach(i -> targets[i] = true);
    return new LinkGraph(
        List.copyOf(entities),
        targets,
        edges.stream().map(list -> list.toArray(NO_EDGES)).toArray(Edge[][]::new),
        memberships,
        values,
        names,
        new LinkCounts(
            entities.size(),
            relations,
            resolvedNames,
            unresolvedNames,
            ambiguousNames,
            danglingIds,
            shared,
            hubs,
            vagueAddresses));
  }

  private Map<String, List<Integer>> names() {
    Map<String, List<Integer>> named = new HashMap<>();
    for (int i = 0; i < entities.size(); i++) {
      Set<String> mine = new HashSet<>();
      for (Name name : entities.get(i).names()) {
        if (name.kind() != NameKind.WEAK_ALIAS) {
          LinkKeys.name(name.text()).ifPresent(mine::add);
        }
      }
      for (String key : mine) {
        named.computeIfAbsent(key, k -> new ArrayList<>(1)).add(i);
      }
    }
    return named;
  }

  private Membership[][] memberships(Map<String, List<Membership>> sharing) {
    Membership[][] memberships = new Membership[entities.size()][];
    for (int i = 0; i < entities.size(); i++) {
      ListedEntity entity = entities.get(i);
      List<Membership> all = Memberships.of(i, entity);
      List<Membership> mine = new ArrayList<>(all.size());
      Set<String> keys = HashSet.newHashSet(all.size());
      int streets = 0;
      for (Membership membership : all) {
        streets += membership.kind() == StepKind.ADDRESS ? 1 : 0;
        if (keys.add(membership.key())) {
          mine.add(membership);
          sharing.computeIfAbsent(membership.key(), k -> new ArrayList<>(1)).add(membership);
        }
      }
      vagueAddresses += entity.addresses().size() - streets;
      memberships[i] = mine.isEmpty() ? NOTHING : mine.toArray(NOTHING);
    }
    return memberships;
  }

  private List<List<Edge>> relations(Map<String, List<Integer>> named) {
    List<List<Edge>> edges = new ArrayList<>();
    entities.forEach(entity -> edges.add(new ArrayList<>(0)));
    for (int list = 0; list < starts.size(); list++) {
      int from = starts.get(list);
      int to = list + 1 < starts.size() ? starts.get(list + 1) : entities.size();
      Map<String, Integer> ids = LinkGraph.idsOf(entities, from, to);
      for (int i = from; i < to; i++) {
        for (Relation relation : entities.get(i).relations()) {
          for (int target : targets(relation, ids, named, from, to)) {
            join(edges, i, target, relation);
          }
        }
      }
    }
    return edges;
  }

  private void join(List<List<Edge>> edges, int from, int to, Relation relation) {
    if (from == to) {
      return;
    }
    StepKind kind = StepKind.of(relation.type());
    Edge forward = new Edge(to, kind, true, relation.note());
    if (!edges.get(from).contains(forward)) {
      edges.get(from).add(forward);
      edges.get(to).add(new Edge(from, kind, false, relation.note()));
      relations++;
    }
  }

  /// The entries of the same list that are meant.
  private List<Integer> targets(
      Relation relation,
      Map<String, Integer> ids,
      Map<String, List<Integer>> named,
      int from,
      int to) {
    return switch (relation.target()) {
      case Relation.ById(String id) -> {
        Integer target = ids.get(id);
        danglingIds += target == null ? 1 : 0;
        yield target == null ? List.of() : List.of(target);
      }
      case Relation.ByName(String name) -> {
        List<Integer> found =
            LinkKeys.name(name)
                .map(key -> named.getOrDefault(key, List.of()))
                .orElse(List.of())
                .stream()
                .filter(target -> target >= from && target < to)
                .toList();
        if (found.isEmpty() || found.size() > MOST_NAMESAKES) {
          unresolvedNames++;
          yield List.of();
        }
        resolvedNames++;
        ambiguousNames += found.size() > 1 ? 1 : 0;
        yield found;
      }
    };
  }
}
