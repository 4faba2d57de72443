package org.ventanilla.screening.match;

import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.index.EntityFloor;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.suppression.Suppressions;

/// Screens people against a snapshot of lists. Immutable; any number of threads take a
/// [ScreeningWorker] each. Building one packs what every entry states beside its names.
public final class Screener {
  private final Snapshot snapshot;
  private final ScreeningOptions options;
  private final EntityTable table;
  private final Coincidence coincidence;
  private final double[] floors;
  private final double leastFloor;
  private final BirthYears years;
  private final boolean conflictRulesOut;
  private final @Nullable Supplier<LinkGraph> graph;
  private final @Nullable Known holdings;
  private final Suppressions suppressions;
  private final LocalDate today;

  /// Screens without links and cleared hits.
  ///
  /// @param snapshot the lists
  /// @param options how to screen
  public Screener(Snapshot snapshot, ScreeningOptions options) {
    this(snapshot, EntityTable.of(entities(snapshot)), options);
  }

  private Screener(Snapshot snapshot, EntityTable table, ScreeningOptions options) {
    this.snapshot = snapshot;
    this.options = options;
    this.table = table;
    this.coincidence = new Coincidence(new Rarity(snapshot));
    this.floors = new double[EntityTable.CODES];
    this.years = new BirthYears(table);
    double least = 2;
    double inConflict = 2;
    for (int code = 0; code < floors.length; code++) {
      floors[code] = ScoreModel.nameFloor(options.threshold(), code);
      least = Math.min(least, floors[code]);
      if (EntityTable.date(code) == DateOutcome.CONFLICT) {
        inConflict = Math.min(inConflict, floors[code]);
      }
    }
    this.leastFloor = least;
    this.conflictRulesOut = inConflict > 1;
    this.graph = null;
    this.holdings = null;
    this.suppressions = Suppressions.none();
    this.today = LocalDate.EPOCH;
  }

  /// The same for lists whose snapshot is still to be made: what their entries state is packed
  /// meanwhile, on another core if there is one.
  ///
  /// @param lists of the snapshot, in its order
  /// @param snapshot makes it; asked once, by this thread
  public static Screener of(
      List<LoadedList> lists, Supplier<Snapshot> snapshot, ScreeningOptions options) {
    List<ListedEntity> entities = lists.stream().flatMap(list -> list.entities().stream()).toList();
    CompletableFuture<EntityTable> table =
        CompletableFuture.supplyAsync(() -> EntityTable.of(entities));
    return new Screener(snapshot.get(), table.join(), options);
  }

  private Screener(
      Screener other,
      @Nullable Supplier<LinkGraph> graph,
      @Nullable Known holdings,
      Suppressions suppressions,
      LocalDate today) {
    this.snapshot = other.snapshot;
    this.options = other.options;
    this.table = other.table;
    this.coincidence = other.coincidence;
    this.floors = other.floors;
    this.leastFloor = other.leastFloor;
    this.years = other.years;
    this.conflictRulesOut = other.conflictRulesOut;
    this.graph = graph;
    this.holdings = holdings;
    this.suppressions = suppressions;
    this.today = today;
  }

  /// The same, with paths through this graph, whose entities are numbered as the snapshot's.
  public Screener withLinks(LinkGraph links) {
    return withLinks(() -> links);
  }

  /// The same, with paths through a graph that may still be in the making.
  ///
  /// @param links waits for it and gives it, always the same; asked once a worker, by any thread,
  ///   not before a hit or a declared fact needs it
  public Screener withLinks(Supplier<LinkGraph> links) {
    return new Screener(this, links, holdings, suppressions, today);
  }

  /// The same, with paths through records of holdings as well, which are never hits themselves.
  /// What an entry scores and what links it without them stays as it is.
  ///
  /// @param known screens against the holdings
  /// @param whole gives the graph of the lists and, after them, the holdings, whose records are not
  ///   designated; asked as the graph of the lists is
  public Screener withHoldings(Screener known, Supplier<LinkGraph> whole) {
    return new Screener(this, graph, new Known(known, whole), suppressions, today);
  }

  /// Holdings, and the graph through them.
  record Known(Screener screener, Supplier<LinkGraph> graph) {}

  /// The same, without hits that were cleared and still are today.
  public Screener withCleared(Suppressions cleared, LocalDate day) {
    return new Screener(this, graph, holdings, cleared, day);
  }

  /// Whether any hit was cleared.
  boolean clears() {
    return suppressions.size() > 0;
  }

  boolean suppresses(Person person, List<Fact> facts, int entity) {
    return suppressions.suppresses(
        person, facts, snapshot.list(entity), snapshot.entity(entity), today);
  }

  /// Null if paths are not asked for.
  @Nullable Supplier<LinkGraph> graph() {
    return options.links() == 0 ? null : graph;
  }

  /// Null if there are none.
  @Nullable Known holdings() {
    return holdings;
  }

  private static List<ListedEntity> entities(Snapshot snapshot) {
    return new AbstractList<>() {
      @Override
      public ListedEntity get(int index) {
        return snapshot.entity(index);
      }

      @Override
      public int size() {
        return snapshot.size();
      }
    };
  }

  /// One thread's.
  public ScreeningWorker worker() {
    return new ScreeningWorker(this);
  }

  /// How people are screened.
  public ScreeningOptions options() {
    return options;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  EntityTable table() {
    return table;
  }

  Coincidence coincidence() {
    return coincidence;
  }

  /// What each entry's names must score, given a person's evidence. Where the person's birth day is
  /// known and another day rules an entry out whatever its names, the years of birth tell most of
  /// them apart at once.
  EntityFloor floors(PersonEvidence person) {
    int[] days = person.days();
    boolean day = days.length == 3 && days[0] == days[1] && days[2] == 0;
    long[] possible = day && conflictRulesOut ? years.of(days[0]) : null;
    return new Floors(this, person, possible);
  }

  private record Floors(Screener screener, PersonEvidence person, long @Nullable [] possible)
      implements EntityFloor {
    @Override
    public double floor(int entity) {
      return screener.floors[screener.table.code(entity, person)];
    }

    @Override
    public boolean mayMatter(int entity) {
      return possible == null || (possible[entity / Long.SIZE] & 1L << entity) != 0;
    }
  }

  /// The least of all floors.
  double leastFloor(PersonEvidence person) {
    boolean silent = person.days().length == 0 && person.country() == EntityTable.NOWHERE;
    return silent && person.sex() > 1 ? floors[EntityTable.SILENT] : leastFloor;
  }
}
