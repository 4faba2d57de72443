package org.ventanilla.screening.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.person.Fact;

/// Entries of lists and holdings and what connects them: relations the lists state, and addresses,
/// numbers and employers that several of them share. Immutable; any number of threads may ask.
///
/// Entities are numbered through all lists in the order they were added, each in its own order.
public final class LinkGraph {
  /// A value more entities share than this is a hub and connects nobody.
  public static final int MOST_SHARING = 50;

  /// Most edges one question follows; what lies behind them, weakest first, is not looked at.
  public static final int MOST_FOLLOWED = 20_000;

  private static final int[] NOBODY = {};
  private static final Membership[] NONE = {};

  final List<ListedEntity> entities;
  final boolean[] designated;

  /// Relations of each entity, both ways.
  final Edge[][] edges;

  /// What each entity shares with others.
  final Membership[][] memberships;

  /// Who has a value, by its key.
  final Map<String, Membership[]> values;

  /// Who has a name, by its key.
  final Map<String, int[]> names;

  private final LinkCounts counts;

  LinkGraph(
      List<ListedEntity> entities,
      boolean[] designated,
      Edge[][] edges,
      Membership[][] memberships,
      Map<String, Membership[]> values,
      Map<String, int[]> names,
      LinkCounts counts) {
    this.entities = entities;
    this.designated = designated;
    this.edges = edges;
    this.memberships = memberships;
    this.values = values;
    this.names = names;
    this.counts = counts;
  }

  /// A relation, seen from one end.
  record Edge(int to, StepKind kind, boolean forward, String note) {}

  /// That an entity has a value. Of an address, `address` says where it is.
  record Membership(
      int entity, StepKind kind, String key, String text, Optional<AddressKey> address) {

    /// Whether the other has the same value: an address may have the same street elsewhere.
    boolean same(Membership other) {
      return address.isEmpty()
          || other.address.isEmpty()
          || address.get().mayBe(other.address.get());
    }
  }

  /// A builder without lists.
  public static LinkGraphBuilder builder() {
    return new LinkGraphBuilder();
  }

  /// The graph of lists whose entries are all designated.
  public static LinkGraph of(List<LoadedList> lists) {
    return of(lists, List.of());
  }

  /// The graph of lists, whose entries are designated, and of holdings after them, whose records
  /// are not.
  public static LinkGraph of(List<LoadedList> lists, List<LoadedList> holdings) {
    LinkGraphBuilder builder = builder();
    lists.forEach(list -> builder.add(list, true));
    holdings.forEach(holding -> builder.add(holding, false));
    return builder.build();
  }

  /// What it is made of.
  public LinkCounts counts() {
    return counts;
  }

  /// The best path to each designated entity within reach, the strongest first, then the shorter,
  /// then the lower number. Entries the person is (`IDENTITY`) are no targets. Without facts and
  /// entries, at once nothing.
  public List<LinkPath> paths(LinkQuery query) {
    if (query.facts().isEmpty() && query.entries().isEmpty()) {
      return List.of();
    }
    return new LinkSearch(this, query).paths();
  }

  /// The entities that have a value in common with this one, ascending; hubs connect nobody.
  public int[] sharing(int entity) {
    return Arrays.stream(memberships[entity])
        .flatMap(mine ->
            Arrays.stream(connecting(mine.key()))
                .filter(other -> other.entity() != entity && mine.same(other)))
        .mapToInt(Membership::entity)
        .sorted()
        .distinct()
        .toArray();
  }

  /// Who has a value, unless it is a hub.
  private Membership[] connecting(String key) {
    Membership[] all = values.getOrDefault(key, NONE);
    return all.length > MOST_SHARING ? NONE : all;
  }

  /// Who has what a person declared.
  List<Membership> sharing(Fact fact) {
    Optional<Membership> mine = Memberships.of(fact);
    if (mine.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(connecting(mine.get().key()))
        .filter(other -> mine.get().same(other))
        .toList();
  }

  /// Who has exactly this name.
  int[] named(String name) {
    return LinkKeys.name(name).map(key -> names.getOrDefault(key, NOBODY)).orElse(NOBODY);
  }

  /// How a value or an entity that many share damps a step through it: not at all for one, by half
  /// for ten, by two thirds for a hundred.
  static double damping(int sharing) {
    return 1 / (1 + Math.log10(Math.max(1, sharing)));
  }

  static Map<String, Integer> idsOf(List<ListedEntity> entities, int from, int to) {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = from; i < to; i++) {
      ids.putIfAbsent(entities.get(i).id(), i);
    }
    return ids;
  }
}
